# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# CLD2 ships neither a CMake nor a pkg-config file. Defines Cld2::Cld2.
find_path(Cld2_INCLUDE_DIR cld2/public/compact_lang_det.h)
# Not cld2_full: as Debian builds it, it holds larger tables but exports none of the functions.
find_library(Cld2_LIBRARY NAMES cld2)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Cld2 REQUIRED_VARS Cld2_LIBRARY Cld2_INCLUDE_DIR)
if(Cld2_FOUND AND NOT TARGET Cld2::Cld2)
    add_library(Cld2::Cld2 UNKNOWN IMPORTED)
    # CLD2's own headers include each other as ../internal/…, so only the parent folder is needed.
    set_target_properties(Cld2::Cld2 PROPERTIES IMPORTED_LOCATION ${Cld2_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${Cld2_INCLUDE_DIR})
endif()
mark_as_advanced(Cld2_INCLUDE_DIR Cld2_LIBRARY)
