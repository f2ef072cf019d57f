# SPDX-License-Identifier: GPL-3.0-or-later
# sandtable_module(NAME FLOOR n [USES module...] [PUBLIC lib...] [PRIVATE lib...] [PCH header...])
#
# One static library sandtable::NAME from modules/NAME/src/*.cpp with the headers modules/NAME/include.
# USES names the modules of ours that it may include; a module of the same or a higher floor is refused here,
# and tests/layering reads the include lines against the same call.
function(sandtable_module name)
  cmake_parse_arguments(ARG "" "FLOOR" "USES;PUBLIC;PRIVATE;PCH" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS src/*.cpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS include/*.h src/*.h)
  add_library(sandtable_${name} STATIC ${sources} ${headers})
  add_library(sandtable::${name} ALIAS sandtable_${name})
  if(SANDTABLE_QT AND ARG_FLOOR GREATER_EQUAL 5)
    set_target_properties(sandtable_${name} PROPERTIES AUTOMOC ON)
    # Generated while building; the tidy preset joins sources without building.
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/sandtable_${name}_qmltyperegistrations.cpp
                                PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
  set_property(GLOBAL PROPERTY SANDTABLE_FLOOR_${name} ${ARG_FLOOR})
  foreach(used IN LISTS ARG_USES)
    get_property(floor GLOBAL PROPERTY SANDTABLE_FLOOR_${used})
    if(floor STREQUAL "")
      message(FATAL_ERROR "Module ${name} uses ${used}, which is not defined below it.")
    endif()
    # base is the ground that floor 0 itself stands on.
    if(NOT used STREQUAL "base" AND NOT floor LESS ARG_FLOOR)
      message(FATAL_ERROR "Module ${name} (floor ${ARG_FLOOR}) may not use ${used} (floor ${floor}).")
    endif()
    target_link_libraries(sandtable_${name} PUBLIC sandtable::${used})
  endforeach()
  target_include_directories(sandtable_${name} PUBLIC include PRIVATE src)
  target_link_libraries(sandtable_${name} PUBLIC ${ARG_PUBLIC} PRIVATE sandtable_warnings ${ARG_PRIVATE})
  if(ARG_PCH)
    target_precompile_headers(sandtable_${name} PRIVATE ${ARG_PCH})
  endif()
endfunction()

# sandtable_program(NAME [LIBRARIES lib...]): app/NAME/*.cpp linked into bin/NAME.
function(sandtable_program name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE sandtable_warnings ${ARG_LIBRARIES})
endfunction()

# sandtable_test(NAME LABEL unit|integration|qml|visual [WHOLE] [TIMEOUT s] [LIBRARIES lib...] [SOURCES file...])
# One GoogleTest program a module from the *Test.cpp of the folder; each test case is its own ctest entry, or all of
# them are one where WHOLE says that they share something that takes long to make.
function(sandtable_test name)
  cmake_parse_arguments(ARG "WHOLE" "LABEL;TIMEOUT" "LIBRARIES;SOURCES" ${ARGN})
  if(NOT ARG_SOURCES)
    file(GLOB ARG_SOURCES CONFIGURE_DEPENDS *.cpp *.h)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 60)
  endif()
  if(SANDTABLE_SANITIZE)
    # Instrumented code is several times slower; the time-out only ends what hangs.
    math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 5")
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE sandtable_warnings ${ARG_LIBRARIES} GTest::gmock GTest::gtest_main)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE SANDTABLE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" SANDTABLE_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  if(ARG_WHOLE)
    add_test(NAME ${name} COMMAND ${name} --gtest_brief=1)
    set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT})
    return()
  endif()
  include(GoogleTest)
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
                       PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT})
endfunction()
