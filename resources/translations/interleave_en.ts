<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Figure</name>
    <message numerus="yes">
        <source>%n more lane(s) not shown</source>
        <translation>
            <numerusform>%n more lane not shown</numerusform>
            <numerusform>%n more lanes not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaneList</name>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lock(s)</source>
        <translation>
            <numerusform>%n lock</numerusform>
            <numerusform>%n locks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queue(s)</source>
        <translation>
            <numerusform>%n queue</numerusform>
            <numerusform>%n queues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n holder(s)</source>
        <translation>
            <numerusform>%n holder</numerusform>
            <numerusform>%n holders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message numerus="yes">
        <source>%n trial(s)</source>
        <translation>
            <numerusform>%n trial</numerusform>
            <numerusform>%n trials</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ParameterPanel</name>
    <message numerus="yes">
        <source>%1 (%n changed)</source>
        <translation>
            <numerusform>%1 (%n changed)</numerusform>
            <numerusform>%1 (%n changed)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::ProcessTree</name>
    <message numerus="yes">
        <source>%n alive</source>
        <translation>
            <numerusform>%n alive</numerusform>
            <numerusform>%n alive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zombie(s)</source>
        <translation>
            <numerusform>%n zombie</numerusform>
            <numerusform>%n zombies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::SweepWindow</name>
    <message numerus="yes">
        <source>%n run(s), one for each value</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs, one for each value</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::TaskChart</name>
    <message numerus="yes">
        <source>%n task(s) running now</source>
        <translation>
            <numerusform>%n task running now</numerusform>
            <numerusform>%n tasks running now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::TrustBadge</name>
    <message numerus="yes">
        <source>%n core(s) usable</source>
        <translation>
            <numerusform>%n core usable</numerusform>
            <numerusform>%n cores usable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n placement(s) refused</source>
        <translation>
            <numerusform>%n placement refused</numerusform>
            <numerusform>%n placements refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::TurnChart</name>
    <message numerus="yes">
        <source>%n task(s) drawn</source>
        <translation>
            <numerusform>%n task drawn</numerusform>
            <numerusform>%n tasks drawn</numerusform>
        </translation>
    </message>
</context>
</TS>
