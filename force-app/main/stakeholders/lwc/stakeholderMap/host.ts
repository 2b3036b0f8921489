import type { MapContext, MapData, Reporting } from 'c/mapModel';
import type { MapColleague, MapPersonDetail, MapSave, MapUndo } from 'keystone/dto';

/** An edit on its way to the server; what it does to the map is shown until the server has answered. */
export interface PendingEdit {
    id: number;
    message: string;
    /** What it does to the people. */
    apply: (data: MapData) => MapData;
    /** Sends it. */
    send: () => Promise<MapSave>;
    saving: boolean;
    /** Why it failed; it stays on the map until it is tried again or given up. */
    error: string | null;
}

/** An edit that was stored, and how to take it back. */
export interface HistoryStep {
    message: string;
    undo: MapUndo;
}

/** What can be taken back is offered for a while. */
export interface Offer {
    message: string;
    busy: boolean;
}

/** The map as those see it who do a part of its work: they replace what it holds, and it shows the result. */
export interface Host {
    /** As the server knows it. */
    stored: MapData;
    pending: readonly PendingEdit[];
    history: readonly HistoryStep[];
    bar: Offer | null;
    /** Columns of colleagues who know nobody yet. */
    extraColleagues: readonly MapColleague[];
    addedPeople: readonly string[];
    /** Whether contacts are to say the same as the map; null until the user was asked. */
    alsoContact: boolean | null;
    /** Of the person whose panel is open, once it was read: notes come with it. */
    readonly detail: MapPersonDetail | null;
    readonly keyAccountId: string;
    readonly context: MapContext;
    /** As it is shown: with edits that are on their way. */
    readonly data: MapData;
    readonly reporting: Reporting;
    takeSave(save: MapSave): void;
    open(id: string): void;
    toast(title: string): void;
    toastError(title: string, error: unknown): void;
    refresh(): Promise<void>;
    loadDetail(): Promise<void>;
}
