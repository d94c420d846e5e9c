// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/identify/mediainfolibrary.h"

#include <QLibrary>
#include <QLoggingCategory>

#include <string>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

Q_LOGGING_CATEGORY(logMediaInfo, "legenda.mediainfo")

/// Of the interface that is in MediaInfoDLL.h; it has stayed the same since version 0.7.
constexpr int interfaceVersion = 0;
constexpr int nameOfField = 0; ///< MediaInfo_Info_Name
constexpr int textOfField = 1; ///< MediaInfo_Info_Text

/// A function of the library under the type that it has there.
template <class Function>
struct Entry
{
    Function *call = nullptr;
    bool find(QLibrary &library, const char *name)
    {
        call = reinterpret_cast<Function *>(library.resolve(name));
        return call;
    }
};

struct Library
{
    Entry<void *()> make;
    Entry<void(void *)> remove;
    Entry<const wchar_t *(void *, const wchar_t *, const wchar_t *)> option;
    Entry<std::size_t(void *, std::uint64_t, std::uint64_t)> begin;
    Entry<std::size_t(void *, const unsigned char *, std::size_t)> feed;
    Entry<std::uint64_t(void *)> wanted;
    Entry<std::size_t(void *)> finish;
    Entry<std::size_t(void *, int, std::size_t)> count;
    Entry<const wchar_t *(void *, int, std::size_t, const wchar_t *, int, int)> get;
    bool complete = false;

    Library()
    {
        QLibrary library(u"mediainfo"_s, interfaceVersion);
        complete = library.load() && make.find(library, "MediaInfo_New") && remove.find(library, "MediaInfo_Delete")
            && option.find(library, "MediaInfo_Option") && begin.find(library, "MediaInfo_Open_Buffer_Init")
            && feed.find(library, "MediaInfo_Open_Buffer_Continue")
            && wanted.find(library, "MediaInfo_Open_Buffer_Continue_GoTo_Get")
            && finish.find(library, "MediaInfo_Open_Buffer_Finalize") && count.find(library, "MediaInfo_Count_Get")
            && get.find(library, "MediaInfo_Get");
        if (!complete) {
            qCWarning(logMediaInfo) << "MediaInfo is missing, videos are not looked into:" << library.errorString();
            return;
        }
        // Of the whole library: they are set before the first object is made, once.
        option.call(nullptr, L"Internet", L"No");
        option.call(nullptr, L"ParseSpeed", L"0");
        option.call(nullptr, L"ReadByHuman", L"0");
    }
};

const Library &library()
{
    static const Library loaded;
    return loaded;
}

} // namespace

MediaInfoHandle::MediaInfoHandle()
{
    if (library().complete)
        m_handle = library().make.call();
}

MediaInfoHandle::~MediaInfoHandle()
{
    if (m_handle)
        library().remove.call(m_handle);
}

void MediaInfoHandle::begin(std::uint64_t size, std::uint64_t offset)
{
    library().begin.call(m_handle, size, offset);
}

bool MediaInfoHandle::feed(const char *bytes, std::size_t count)
{
    constexpr std::size_t finished = 8;
    return !(library().feed.call(m_handle, reinterpret_cast<const unsigned char *>(bytes), count) & finished);
}

std::uint64_t MediaInfoHandle::wanted() const
{
    return library().wanted.call(m_handle);
}

void MediaInfoHandle::finish()
{
    library().finish.call(m_handle);
}

std::size_t MediaInfoHandle::count(Stream kind) const
{
    constexpr auto all = std::size_t(-1);
    return library().count.call(m_handle, int(kind), all);
}

QString MediaInfoHandle::field(Stream kind, std::size_t stream, const char *name) const
{
    const std::wstring wide(name, name + qstrlen(name));
    const wchar_t *const text = library().get.call(m_handle, int(kind), stream, wide.c_str(), textOfField, nameOfField);
    return text ? QString::fromWCharArray(text).trimmed() : QString();
}

} // namespace Legenda
