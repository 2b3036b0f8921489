import type { MapFilters, MapIntent, MapViewName, MenuAct } from 'c/mapModel';
import type { MapWork } from './mapWork';
import type { CanvasElement } from './pictures';

/** The map as whoever serves it sees it. */
interface Shower {
    shownView: MapViewName;
    filters: MapFilters;
    menu: unknown;
    readonly canvas: CanvasElement | null;
    open(id: string): void;
    close(): void;
    loadMore(): Promise<void>;
}

/** Hands what the user asks for to whoever does it. */
export class IntentWork {
    readonly #host: Shower;
    readonly #work: MapWork;

    constructor(host: Shower, work: MapWork) {
        this.#host = host;
        this.#work = work;
    }

    serve(intent: MapIntent): void {
        const work = this.#work;
        const host = this.#host;
        switch (intent.type) {
            case 'open':
                host.open(intent.id);
                break;
            case 'close':
                host.close();
                break;
            case 'view':
                host.shownView = intent.view;
                break;
            case 'filter':
                host.filters = { ...host.filters, ...intent.change };
                break;
            case 'menu':
                this.choose(intent.id, intent.act);
                break;
            case 'rate':
                work.rate(intent.ids, intent.rating);
                break;
            case 'edit':
                work.edit(intent.ids, { [intent.field]: intent.value });
                break;
            case 'level':
                work.level(intent);
                break;
            case 'looked':
                work.looked(intent.ids);
                break;
            case 'park':
                work.park(intent.ids, intent.parked);
                break;
            case 'bulk':
                work.bulk(intent);
                break;
            case 'manager':
                work.move(intent.id, intent.managerId);
                break;
            case 'askmanager':
                work.askManager(intent.id);
                break;
            case 'line':
                work.line(intent.fromId, intent.toId);
                break;
            case 'editline':
                work.editLine(intent.id);
                break;
            case 'dropline':
                work.dropLine(intent.id);
                break;
            case 'addperson':
                work.addPerson();
                break;
            case 'addplaceholder':
                work.addPlaceholder();
                break;
            case 'suggested':
                work.addSuggested(intent.contactId);
                break;
            case 'fill':
                work.fill(intent.id);
                break;
            case 'colleague':
                work.colleague();
                break;
            case 'act':
                work.act(intent.id);
                break;
            case 'complete':
                work.complete(intent.taskId, intent.done);
                break;
            case 'override':
                work.override(intent.id);
                break;
            case 'clearoverride':
                work.clearOverride(intent.id);
                break;
            case 'left':
                work.left(intent.id);
                break;
            case 'help':
                work.help(intent.id, intent.value);
                break;
            case 'remove':
                work.remove(intent.ids);
                break;
            default:
                host.loadMore();
        }
    }

    /** In the menu of a card, managers and lines are chosen on the map itself. */
    choose(id: string, act: MenuAct): void {
        const onMap = this.#host.menu !== null;
        const { canvas } = this.#host;
        this.#host.menu = null;
        if (onMap && canvas && act === 'move') {
            canvas.startMove(id);
        } else if (onMap && canvas && act === 'line') {
            canvas.startLink(id);
        } else {
            this.act(id, act);
        }
    }

    /** What the menu of a person offers. */
    act(id: string, act: MenuAct): void {
        const intents: Readonly<Record<MenuAct, MapIntent>> = {
            open: { type: 'open', id },
            move: { type: 'askmanager', id },
            line: { type: 'line', fromId: id, toId: null },
            rate: { type: 'bulk', ids: [id], what: 'rate' },
            park: { type: 'park', ids: [id], parked: true },
            unpark: { type: 'park', ids: [id], parked: false },
            action: { type: 'act', id },
            left: { type: 'left', id },
            back: { type: 'edit', ids: [id], field: 'Left_Date__c', value: null },
            fill: { type: 'fill', id },
            remove: { type: 'remove', ids: [id] }
        };
        this.serve(intents[act]);
    }
}
