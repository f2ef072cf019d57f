# SPDX-License-Identifier: GPL-3.0-or-later
"""The layering checker must see each kind of breach that it promises to see."""
import pathlib
import tempfile
import unittest

import check_layers


class CheckLayers(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        self.module("base", 0)
        self.module("geo", 0, "USES base")
        self.module("cases", 2, "USES base geo")
        self.module("server", 4, "USES cases")

    def tearDown(self):
        self.folder.cleanup()

    def module(self, name, floor, uses=""):
        folder = self.root / "modules" / name
        (folder / "src").mkdir(parents=True)
        (folder / "include").mkdir()
        (folder / "CMakeLists.txt").write_text(f"sandtable_module({name} FLOOR {floor} {uses} PRIVATE x)\n")

    def found_after(self, path, line):
        (self.root / "modules" / path).write_text(line + "\n")
        return list(check_layers.breaches(self.root))

    def test_allowed_includes_pass(self):
        self.assertEqual(self.found_after("server/src/a.cpp", "#include <sandtable/geo/Frame.h>"), [])

    def test_upward_include_is_found(self):
        self.assertTrue(self.found_after("geo/src/a.cpp", "#include <sandtable/cases/CaseBook.h>"))

    def test_undeclared_include_is_found(self):
        (self.root / "modules/geo/CMakeLists.txt").write_text("sandtable_module(geo FLOOR 0)\n")
        self.assertTrue(self.found_after("geo/src/a.cpp", "#include <sandtable/base/Log.h>"))

    def test_qt_below_floor_five_is_found(self):
        self.assertTrue(self.found_after("server/src/a.cpp", "#include <QString>"))
        self.assertTrue(self.found_after("server/src/a.cpp", "#include <QtCore/QString>"))

    def test_asio_outside_floor_four_or_in_public_headers_is_found(self):
        self.assertTrue(self.found_after("cases/src/a.cpp", "#include <boost/asio.hpp>"))
        self.assertTrue(self.found_after("server/include/a.h", "#include <boost/asio.hpp>"))

    def test_file_access_in_a_pure_module_is_found(self):
        self.assertTrue(self.found_after("cases/src/a.cpp", "#include <fstream>"))

    def test_a_program_that_reaches_inside_a_module_is_found(self):
        folder = self.root / "app" / "console"
        folder.mkdir(parents=True)
        for line, good in (("#include <sandtable/geo/Frame.h>", True), ("#include <sandtable/nowhere/A.h>", False),
                           ('#include "../../modules/geo/src/Inside.h"', False), ("#include <boost/asio.hpp>", False)):
            (folder / "main.cpp").write_text(line + "\n")
            self.assertEqual(not list(check_layers.breaches(self.root)), good, line)

    def test_cycle_is_found(self):
        (self.root / "modules/base/src/a.cpp").write_text("#include <sandtable/geo/Frame.h>\n")
        found = self.found_after("geo/src/a.cpp", "#include <sandtable/base/Log.h>")
        self.assertTrue(any(line.startswith("cycle") for line in found))


if __name__ == "__main__":
    unittest.main()
