import cancelLabel from '@salesforce/label/c.Ui_Cancel';
import confirmLabel from '@salesforce/label/c.Ui_Map_Canvas_Confirm';
import conflictLabel from '@salesforce/label/c.Ui_Map_Canvas_Conflict';
import emptyLabel from '@salesforce/label/c.Ui_Map_Canvas_Empty';
import externalLabel from '@salesforce/label/c.Ui_Map_Canvas_External';
import fitLabel from '@salesforce/label/c.Ui_Map_Canvas_Fit';
import helpLabel from '@salesforce/label/c.Ui_Map_Canvas_Help';
import influenceLabel from '@salesforce/label/c.Ui_Map_Canvas_Influence';
import informalLabel from '@salesforce/label/c.Ui_Map_Canvas_Informal';
import leftLabel from '@salesforce/label/c.Ui_Map_Canvas_Left';
import linkHintLabel from '@salesforce/label/c.Ui_Map_Canvas_Link_Hint';
import linkTargetLabel from '@salesforce/label/c.Ui_Map_Canvas_Link_Target';
import looseLabel from '@salesforce/label/c.Ui_Map_Canvas_Loose';
import moveHintLabel from '@salesforce/label/c.Ui_Map_Canvas_Move_Hint';
import moveTargetLabel from '@salesforce/label/c.Ui_Map_Canvas_Move_Target';
import noManagerLabel from '@salesforce/label/c.Ui_Map_Canvas_No_Manager';
import noManagerTargetLabel from '@salesforce/label/c.Ui_Map_Canvas_No_Manager_Target';
import openLabel from '@salesforce/label/c.Ui_Map_Canvas_Open';
import parkLabel from '@salesforce/label/c.Ui_Map_Canvas_Park';
import parkTargetLabel from '@salesforce/label/c.Ui_Map_Canvas_Park_Target';
import refusedLabel from '@salesforce/label/c.Ui_Map_Canvas_Refused';
import reportingLabel from '@salesforce/label/c.Ui_Map_Canvas_Reporting';
import selfLabel from '@salesforce/label/c.Ui_Map_Canvas_Self';
import toolsLabel from '@salesforce/label/c.Ui_Map_Canvas_Tools';
import treeLabel from '@salesforce/label/c.Ui_Map_Canvas_Tree';
import zoomInLabel from '@salesforce/label/c.Ui_Map_Canvas_Zoom_In';
import zoomOutLabel from '@salesforce/label/c.Ui_Map_Canvas_Zoom_Out';
import { glyphPath } from 'c/mapLayout';
import type { CardWords } from 'c/mapLayout';
import { DASHES, keyHead } from './exportSvg';
import type { KeyEntry } from './exportSvg';

/** Texts of the component. */
export const labels = {
    cancel: cancelLabel,
    confirm: confirmLabel,
    conflict: conflictLabel,
    empty: emptyLabel,
    external: externalLabel,
    fit: fitLabel,
    help: helpLabel,
    influence: influenceLabel,
    informal: informalLabel,
    left: leftLabel,
    linkHint: linkHintLabel,
    linkTarget: linkTargetLabel,
    loose: looseLabel,
    moveHint: moveHintLabel,
    moveTarget: moveTargetLabel,
    noManager: noManagerLabel,
    noManagerTarget: noManagerTargetLabel,
    open: openLabel,
    park: parkLabel,
    parkTarget: parkTargetLabel,
    refused: refusedLabel,
    reporting: reportingLabel,
    self: selfLabel,
    tools: toolsLabel,
    tree: treeLabel,
    zoomIn: zoomInLabel,
    zoomOut: zoomOutLabel
};

/** Words on cards. */
export const words: CardWords = { placeholder: openLabel, left: leftLabel, external: externalLabel };

/** What the kinds of lines are called. */
export const keyEntries: readonly KeyEntry[] = [
    { kind: 'reporting', text: reportingLabel },
    { kind: 'influence', text: influenceLabel },
    { kind: 'conflict', text: conflictLabel },
    { kind: 'informal', text: informalLabel }
];

/** The key below the drawing. */
export const keyViews = keyEntries.map(({ kind, text }) => ({
    kind,
    text,
    line: kind === 'reporting' ? 'M2 7H44' : 'M2 7H34',
    head: kind === 'reporting' ? '' : keyHead(kind, 42, 7),
    dash: kind === 'reporting' ? '' : DASHES[kind],
    lineClass: `key-line ${kind}`,
    headClass: `key-head ${kind}`
}));

const tool = (name: string, label: string) => ({ name, label, icon: glyphPath(name, 0, 0, 16) });

/**
 * The buttons beside the drawing, with icons like those on its cards: the first base components of a page take a fifth of the
 * time of drawing 1,000 people.
 */
export const tools = [tool('in', labels.zoomIn), tool('out', labels.zoomOut), tool('fit', labels.fit)];
