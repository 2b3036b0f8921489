/** What a fact says about us; never shown by colour alone. */
export type MapTone = 'positive' | 'neutral' | 'negative' | 'unknown';

/** One thing that a card tells about a person. */
export interface MapFact {
    key: string;
    /** In full, as it is read aloud: "Attitude: Supporter". */
    label: string;
    /** On the card. */
    short: string;
    /** Name of an icon, such as `utility:like`. */
    icon: string;
    tone: MapTone;
}

/** One card. */
export interface MapNode {
    id: string;
    name: string;
    title: string;
    /** Who the person reports to, within the map. */
    managerId: string | null;
    /** A role that nobody fills. */
    placeholder: boolean;
    left: boolean;
    external: boolean;
    facts: readonly MapFact[];
    /** A filter or a search leaves the person out; the card stays where it is. */
    faded: boolean;
    /** Name of the buying unit, or ''. */
    unit: string;
}

export type MapEdgeKind = 'influence' | 'conflict' | 'informal';

/** A line between two people that is no reporting line. */
export interface MapEdge {
    id: string;
    from: string;
    to: string;
    kind: MapEdgeKind;
    strength: 1 | 2 | 3;
    label: string;
}

export interface Point {
    x: number;
    y: number;
}

export interface Box extends Point {
    width: number;
    height: number;
}
