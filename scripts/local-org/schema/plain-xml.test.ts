import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { readPlainXml } from './plain-xml.ts';

const whole = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true
});

test('should give what the whole parser gives when a document is plain', () => {
    for (const text of [
        '<a/>',
        '<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="b">\n  <b>one</b>\n  <c> two &lt;&amp;&gt; </c>\n  <b>three</b>\n</a>\n',
        '<a><b x:y=" 1 " z="2">t</b><b/><b></b><b x="1"/><c><d>0012.50</d><d>true</d></c></a>',
        '<a>text &amp;lt; &quot;&apos;</a>'
    ]) {
        assert.equal(JSON.stringify(readPlainXml(text)), JSON.stringify(whole.parse(text)), text);
    }
});

test('should leave a document to the whole parser when it is not plain or not well-formed', () => {
    for (const text of [
        '',
        'text',
        '<a>',
        '</a>',
        '<a></b>',
        '<a><b></a></b>',
        '<a/><b/>',
        '<a/><a/>',
        '<a/>text',
        'text<a/>',
        '<a>text<b/></a>',
        '<a><b/>text</a>',
        '<a>one<b/>two</a>',
        '<a b="1" b="2"/>',
        '<a b=1/>',
        "<a b='1'/>",
        '<a b="&amp;"/>',
        '<a b="<"/>',
        '</a b="1">',
        '<a></a/>',
        '<a>&#65;</a>',
        '<a>&nbsp;</a>',
        '<a>&constructor;</a>',
        '<a>R & D</a>',
        '<a>]]></a>',
        '<a><!-- note --></a>',
        '<a><![CDATA[text]]></a>',
        '<!DOCTYPE a><a/>',
        '<constructor/>',
        '<a><toString/></a>',
        '<a b></a>',
        '<a',
        '<a><'
    ]) {
        assert.equal(readPlainXml(text), null, text);
    }
});
