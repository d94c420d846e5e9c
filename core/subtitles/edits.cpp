// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/edits.h"

namespace Legenda {
QString toString(EditNote::Kind)
{
    return {};
}
QString sentence(const EditNote &)
{
    return {};
}
QList<EditNote> applyEdits(Document &, const EditPlan &)
{
    return {};
}
} // namespace Legenda
