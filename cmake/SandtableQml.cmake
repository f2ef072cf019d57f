# SPDX-License-Identifier: GPL-3.0-or-later
# sandtable_qml(NAME [SINGLETONS file.qml...] [DEPENDENCIES uri...] [RESOURCES file...])
#
# One QML module a folder: qml/NAME/*.qml becomes the URI Sandtable.Name in the static library sandtable_qml_NAME with its
# plugin sandtable_qml_NAMEplugin. A program links the plugin and says Q_IMPORT_QML_PLUGIN(Sandtable_NamePlugin):
# Qt 6.4 finds a static QML module by no other way.
option(SANDTABLE_QML_COMPILED "Compile QML ahead of time: a quicker first frame for a slower build" ON)

function(sandtable_qml name)
  cmake_parse_arguments(ARG "" "" "SINGLETONS;DEPENDENCIES;RESOURCES" ${ARGN})
  string(SUBSTRING ${name} 0 1 initial)
  string(TOUPPER ${initial} initial)
  string(SUBSTRING ${name} 1 -1 rest)
  file(GLOB files RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS *.qml)
  if(ARG_SINGLETONS)
    set_source_files_properties(${ARG_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
  endif()
  set(uncompiled)
  if(NOT SANDTABLE_QML_COMPILED)
    set(uncompiled NO_CACHEGEN)
  endif()
  qt_add_library(sandtable_qml_${name} STATIC)
  set_target_properties(sandtable_qml_${name} PROPERTIES AUTOMOC ON)
  qt_add_qml_module(sandtable_qml_${name} URI Sandtable.${initial}${rest} VERSION 1.0
    RESOURCE_PREFIX /qt-project.org/imports OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml/Sandtable/${initial}${rest}
    ${uncompiled} QML_FILES ${files} RESOURCES ${ARG_RESOURCES} DEPENDENCIES QtQuick ${ARG_DEPENDENCIES})
  target_link_libraries(sandtable_qml_${name} PRIVATE Qt6::Quick)
endfunction()
