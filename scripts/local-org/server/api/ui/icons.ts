import type { ObjectModel, OrgModel } from '../../../schema/types.ts';
import { component, text } from './metadata.ts';

/** Design-system icon names of standard objects that differ from the object's own name. */
const STANDARD: Record<string, string> = {
    Account: 'account',
    Contact: 'contact',
    Opportunity: 'opportunity',
    OpportunityLineItem: 'opportunity_splits',
    Product2: 'product',
    Pricebook2: 'pricebook',
    PricebookEntry: 'pricebook',
    Asset: 'asset_object',
    Contract: 'contract',
    Case: 'case',
    Task: 'task',
    Event: 'event',
    User: 'user',
    Lead: 'lead',
    Campaign: 'campaign',
    OpportunityContactRole: 'contact',
    EmailMessage: 'email'
};

/** `custom:custom68` or `standard:account`: the tab's motif for custom objects, the design system's icon otherwise. */
export function iconOf(model: OrgModel, object: ObjectModel): string {
    if (!object.custom) return `standard:${STANDARD[object.name] ?? 'record'}`;
    return motifIcon(text(component(model, 'tabs', object.localName), 'motif')) ?? 'standard:record';
}

/** `Custom68: Gears` -> `custom:custom68`; null without a motif. */
export function motifIcon(motif: string | null): string | null {
    const number = /^Custom(\d+)/i.exec(motif ?? '')?.[1];
    return number === undefined ? null : `custom:custom${number}`;
}

/** UI API themeInfo; the shell draws icons by name and takes only the colour from here. */
export function themeOf(_model: OrgModel, _object: ObjectModel): { color: string; iconUrl: null } {
    return { color: '5867E8', iconUrl: null };
}
