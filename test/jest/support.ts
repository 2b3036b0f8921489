import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

/** An element whose public properties a test sets and whose insides it looks into. */
export type Mounted = HTMLElement & Record<string, unknown>;

/** Lets promises settle and the engine render, several times over: effects of effects included. */
export async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
        // Each turn may only begin when the one before has settled.
        // eslint-disable-next-line no-await-in-loop
        await Promise.resolve();
    }
}

/** Creates a component with its properties set, and puts it on the page. */
export async function mount(
    tag: string,
    component: typeof LightningElement,
    properties: Record<string, unknown> = {}
): Promise<Mounted> {
    const element = createElement(tag, { is: component }) as unknown as Mounted;
    Object.assign(element, properties);
    document.body.appendChild(element);
    await settle();
    return element;
}

/** Takes everything off the page. */
export function clearPage(): void {
    while (document.body.firstChild) {
        document.body.removeChild(document.body.firstChild);
    }
}

/** The first element that matches inside a component; fails the test when there is none. */
export function find<T extends HTMLElement = Mounted>(root: HTMLElement, selector: string): T {
    const found = root.shadowRoot?.querySelector<T>(selector);
    if (!found) {
        throw new Error(`Nothing matches ${selector} in ${root.tagName.toLowerCase()}`);
    }
    return found;
}

/** All elements that match inside a component. */
export function findAll<T extends HTMLElement = Mounted>(root: HTMLElement, selector: string): T[] {
    return [...(root.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
}

/** What the stub of a base component would show: it has the property, but no text. */
function stubText(node: Node): string {
    const { label, title } = node as Partial<Record<'label' | 'title', unknown>>;
    const shown = node.nodeName === 'LIGHTNING-CARD' ? title : label;
    return node.nodeName.startsWith('LIGHTNING-') && typeof shown === 'string' ? shown : '';
}

/** The text of a component and of the components inside it. */
export function deepText(root: Node): string {
    const own = root.nodeType === Node.TEXT_NODE ? (root.textContent ?? '') : stubText(root);
    const shadow = (root as HTMLElement).shadowRoot;
    const children = [...(shadow ? [...shadow.childNodes] : []), ...root.childNodes];
    return [own, ...children.map(deepText)].filter((text) => text.trim() !== '').join(' ');
}

/** Fires an event as a component would. */
export function fire(target: HTMLElement, type: string, detail?: unknown): void {
    target.dispatchEvent(new CustomEvent(type, { detail }));
}

/** Presses a key. */
export function press(target: HTMLElement, key: string, modifiers: KeyboardEventInit = {}): void {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...modifiers }));
}

/** The details of the events of a type that an element fires from now on. */
export function listen<T = unknown>(target: HTMLElement, type: string): T[] {
    const details: T[] = [];
    target.addEventListener(type, (event) => details.push((event as CustomEvent<T>).detail));
    return details;
}

/** The event behind lightning/platformShowToastEvent. */
export const TOAST = 'lightning__showtoast';
