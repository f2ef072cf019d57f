<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BasemapPanel</name>
    <message numerus="yes">
        <source>Loading, %n square(s) to come</source>
        <translation>
            <numerusform>Loading, %n square to come</numerusform>
            <numerusform>Loading, %n squares to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseNotes</name>
    <message numerus="yes">
        <source>Reported by %n</source>
        <translation>
            <numerusform>Reported by %n person</numerusform>
            <numerusform>Reported by %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extended %n time(s)</source>
        <translation>
            <numerusform>Extended %n time</numerusform>
            <numerusform>Extended %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) split off</source>
        <translation>
            <numerusform>%n case split off</numerusform>
            <numerusform>%n cases split off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopened %n time(s)</source>
        <translation>
            <numerusform>Reopened %n time</numerusform>
            <numerusform>Reopened %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapTip</name>
    <message numerus="yes">
        <source>%n camera(s) here: click to go closer</source>
        <translation>
            <numerusform>%n camera here: click to go closer</numerusform>
            <numerusform>%n cameras here: click to go closer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) here: click to go closer</source>
        <translation>
            <numerusform>%n case here: click to go closer</numerusform>
            <numerusform>%n cases here: click to go closer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) here: click to go closer</source>
        <translation>
            <numerusform>%n component here: click to go closer</numerusform>
            <numerusform>%n components here: click to go closer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message numerus="yes">
        <source>%n case(s) changed</source>
        <translation>
            <numerusform>%n case changed</numerusform>
            <numerusform>%n cases changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) do not pass the filters. Clear them above.</source>
        <translation>
            <numerusform>%n open case does not pass the filters. Clear them above.</numerusform>
            <numerusform>%n open cases do not pass the filters. Clear them above.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sandtable::console::CaseModel</name>
    <message numerus="yes">
        <source>%1 min · %n open case(s)</source>
        <translation>
            <numerusform>%1 min · %n open case</numerusform>
            <numerusform>%1 min · %n open cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sandtable::console::DragModel</name>
    <message numerus="yes">
        <source>%1 min away, %n open case(s)</source>
        <translation>
            <numerusform>%1 min away, %n open case</numerusform>
            <numerusform>%1 min away, %n open cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sandtable::console::MapFeed</name>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sandtable::console::CaseActs</name>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
</context>
</TS>
