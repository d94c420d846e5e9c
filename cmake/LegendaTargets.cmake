# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of the project shares: the warnings, the string rules and the include root.
add_library(legenda_options INTERFACE)
target_include_directories(legenda_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(legenda_options INTERFACE
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    LEGENDA_VERSION="${PROJECT_VERSION}")
target_compile_options(legenda_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${LEGENDA_WERROR}>:-Werror>)
# What no program calls stays out of it: a smaller one starts faster and takes less memory. Not while developing, where
# linking has to be quick. (Debian's builds have no type.)
set(shipped $<AND:$<NOT:$<CONFIG:Debug,RelWithDebInfo>>,$<CXX_COMPILER_ID:GNU,Clang>,$<PLATFORM_ID:Linux>>)
target_compile_options(legenda_options INTERFACE $<${shipped}:-ffunction-sections> $<${shipped}:-fdata-sections>)
target_link_options(legenda_options INTERFACE $<${shipped}:-Wl,--gc-sections>)
# Where the linker can, ten thousand addresses to be moved at the start stand in a few pages instead of eighty.
include(CheckLinkerFlag)
check_linker_flag(CXX -Wl,-z,pack-relative-relocs LEGENDA_PACKS_RELOCATIONS)
if(LEGENDA_PACKS_RELOCATIONS)
    target_link_options(legenda_options INTERFACE $<${shipped}:-Wl,-z,pack-relative-relocs>)
endif()
if(LEGENDA_SANITIZE)
    target_compile_options(legenda_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
        -fno-sanitize-recover=undefined)
    target_link_options(legenda_options INTERFACE -fsanitize=address,undefined)
endif()

if(LEGENDA_FUZZ)
    # Of the whole code, so that the fuzzer sees which ways through it an input takes.
    target_compile_options(legenda_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# legenda_library(<step> SOURCES … LINK …): one static library a folder, named legenda_<step>, so that what a
# folder may include is what it links.
function(legenda_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_library(legenda_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(legenda_${name} PUBLIC legenda_options ${ARG_LINK})
endfunction()

# legenda_test(<name> SOURCES … LINK …): one Qt Test program a file, run without a display and on loopback only.
function(legenda_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE legenda_options Qt6::Test ${ARG_LINK})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.qpa.*=false;LEGENDA_SOURCE_DIR=${PROJECT_SOURCE_DIR};LEGENDA_BIN_DIR=${CMAKE_BINARY_DIR}/bin")
endfunction()
