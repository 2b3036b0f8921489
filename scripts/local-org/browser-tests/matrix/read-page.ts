/**
 * Runs in the page (Playwright sends the functions' text), hence no imports and nothing outside of a function's own body. Opens a page of
 * the app without loading it anew, waits until nothing is loading, and tells what is there.
 */

/** What a page shows, as text. Fields and relationships with the org's names. */
export interface PageFacts {
    /** The shell's message in place of a page. */
    problem: string | null;
    navigation: string[];
    list: { columns: string[]; buttons: string[] } | null;
    highlights: { labels: string[]; buttons: string[] } | null;
    details: { field: string; label: string; canEdit: boolean }[];
    relatedLists: { id: string; columns: string[] | null; buttons: string[] }[];
    /** The dialog: inputs of its form, or its message. */
    form: { inputs: string[]; problem: string | null } | null;
}

/** As much of the browser's types as is used here; the whole of them would change those of Node. */
interface PageNode {
    nodeName: string;
    nodeValue: string | null;
    parentNode: PageNode | null;
    getAttribute(name: string): string | null;
    click(): void;
    label?: string;
    fieldName?: string;
}
interface PageWindow {
    document: { body: PageNode; createTreeWalker(root: PageNode, what: number): { nextNode(): PageNode | null } };
    history: { pushState(state: unknown, title: string, url: string): void };
    location: { pathname: string; search: string };
    dispatchEvent(event: unknown): void;
    PopStateEvent: new (type: string, init: unknown) => unknown;
}

/**
 * @param url page of the app
 * @param dialogUrl a form over it, which is read as well and closed again
 */
export async function readPage({ url, dialogUrl }: { url: string; dialogUrl: string | null }): Promise<PageFacts> {
    const page = globalThis as unknown as PageWindow;
    const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

    // Synthetic shadow hides components from queries; a walk over the tree finds all of them.
    const walk = function* (root: PageNode, what: number): Generator<PageNode> {
        const walker = page.document.createTreeWalker(root, what);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) yield node;
    };
    const all = (root: PageNode, ...names: string[]): PageNode[] =>
        [...walk(root, 1)].filter((node) => names.includes(node.nodeName));
    const first = (root: PageNode, name: string): PageNode | undefined => {
        for (const node of walk(root, 1)) if (node.nodeName === name) return node;
        return undefined;
    };
    const textOf = (root: PageNode): string =>
        [...walk(root, 4)]
            .map((node) => node.nodeValue ?? '')
            .join(' ')
            .replace(/\s+/g, ' ')
            .trim();
    const labelsOf = (nodes: PageNode[]): string[] =>
        nodes.map((node) => node.label ?? '').filter((label) => label !== '');
    const until = async (condition: () => boolean, what: string): Promise<void> => {
        const end = Date.now() + 30_000;
        // Twice in a row: between two requests nothing is loading for a moment.
        for (let held = 0; held < 2; held = condition() ? held + 1 : 0) {
            if (Date.now() > end) throw new Error(`Waited for 30 s at ${url}: ${what}`);
            await wait(10);
        }
    };
    const body = page.document.body;
    const settled = () => until(() => first(body, 'ORG-LOADING') === undefined, 'something is still loading');

    const open = async (target: string): Promise<void> => {
        page.history.pushState({ inside: true }, '', target);
        page.dispatchEvent(new page.PopStateEvent('popstate', { state: { inside: true } }));
        await settled();
    };

    const columnsOf = (root: PageNode): string[] | null =>
        first(root, 'TABLE') === undefined
            ? null
            : all(root, 'TH')
                  .filter((heading) => heading.getAttribute('class') !== 'actions')
                  .map(textOf);

    await open(url);
    // A tab's content is there once the tab was open.
    for (const tab of all(body, 'A').filter((node) => node.getAttribute('role') === 'tab')) {
        tab.click();
        await settled();
    }

    const problemPage = first(body, 'ORG-PROBLEM-PAGE');
    const home = first(body, 'ORG-OBJECT-HOME');
    const panel = first(body, 'ORG-HIGHLIGHTS');
    const navigation = all(body, 'NAV').find((node) => node.getAttribute('aria-label') === 'App');
    const facts: PageFacts = {
        problem: problemPage ? textOf(first(problemPage, 'H1')!) : null,
        navigation: navigation ? all(navigation, 'A').map(textOf) : [],
        list:
            home && !problemPage
                ? {
                      columns: columnsOf(home) ?? [],
                      buttons: labelsOf(all(home, 'LIGHTNING-BUTTON')).filter(
                          (label) => !['Previous', 'Next'].includes(label)
                      )
                  }
                : null,
        highlights: panel
            ? { labels: all(panel, 'DT').map(textOf), buttons: labelsOf(all(panel, 'LIGHTNING-BUTTON')) }
            : null,
        details: all(body, 'ORG-DETAIL-PANEL').flatMap((details) =>
            all(details, 'DIV')
                .filter((node) => Boolean(node.getAttribute('data-field')))
                .map((node) => ({
                    field: node.getAttribute('data-field')!,
                    // The help text's button beside it has text of its own.
                    label:
                        [...walk(first(node, 'DT')!, 4)]
                            .map((part) => part.nodeValue?.trim() ?? '')
                            .find((part) => part !== '') ?? '',
                    canEdit: all(node, 'LIGHTNING-BUTTON-ICON').some(
                        (button) => button.getAttribute('data-field') !== null
                    )
                }))
        ),
        relatedLists: all(body, 'ARTICLE')
            .filter((node) => node.getAttribute('data-related-list') !== null)
            .map((node) => ({
                id: node.getAttribute('data-related-list')!,
                columns: columnsOf(node),
                buttons: labelsOf(all(node, 'LIGHTNING-BUTTON'))
            })),
        form: null
    };
    if (dialogUrl === null) return facts;

    await open(dialogUrl);
    const dialog = () => first(body, 'LIGHTNING-MODAL');
    await until(() => dialog() !== undefined && first(dialog()!, 'ORG-LOADING') === undefined, 'the dialog');
    const problem = all(dialog()!, 'P').find((node) => node.getAttribute('role') === 'alert');
    facts.form = {
        inputs: all(dialog()!, 'LIGHTNING-INPUT-FIELD').map((node) => node.fieldName ?? ''),
        problem: problem ? textOf(problem) : null
    };
    all(dialog()!, 'LIGHTNING-BUTTON')
        .find((button) => button.label === 'Cancel')!
        .click();
    await until(() => dialog() === undefined && page.location.pathname === url.split('?')[0], 'the end of the dialog');
    return facts;
}
