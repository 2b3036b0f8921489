/* The page of the peers, called through `window.mapPeers`. */
import { OrgChart } from 'd3-org-chart';
import * as dagre from '@dagrejs/dagre';
import { makePeople } from '../people.ts';
import type { Person } from '../people.ts';
import { drawn } from './timing.ts';
import type { Timing } from '../timing.ts';

/** Sizes of our cards, for all. */
const WIDTH = 264;
const HEIGHT = 118;
const SVG = 'http://www.w3.org/2000/svg';

const host = (): HTMLElement => document.getElementById('host')!;

/** d3-org-chart with all people expanded and fitted into view. Its cards are HTML, as in its documentation. */
async function orgChart(count: number): Promise<Timing> {
    const people = makePeople(count).map((person) => ({ ...person, parentId: person.managerId ?? '' }));
    const place = host();
    const chart = new OrgChart();
    return drawn(
        () => {
            chart['container']!(place)['data']!(people)['svgHeight']!(place.clientHeight)['duration']!(0)[
                'initialExpandLevel'
            ]!(1e6)['nodeWidth']!(() => WIDTH)['nodeHeight']!(() => HEIGHT)['nodeContent']!(
                ({ data }: { data: Person }) => htmlCard(data)
            )['expandAll']!()['render']!()['fit']!();
        },
        () => {
            const nodes = [...place.querySelectorAll<SVGElement>('g.node')];
            return nodes.length === count && nodes.every((node) => Number(node.getAttribute('opacity') ?? 1) === 1);
        }
    );
}

function htmlCard({ name, title, facts }: Person): string {
    const lines = facts.map(({ short, tone }) => `<span class="fact ${tone}"><i></i>${short}</span>`);
    return `<div class="peer"><b>${name}</b><div>${title}</div>${lines.join('')}</div>`;
}

/** Plain SVG elements for cards at places, with polylines between; the same content as our cards. */
function drawPlain(
    people: readonly Person[],
    placeOf: (person: Person) => { x: number; y: number },
    lines: readonly { x: number; y: number }[][]
): void {
    const place = host();
    let width = 0;
    let height = 0;
    const element = (name: string, attributes: Record<string, string | number>, text?: string): SVGElement => {
        const made = document.createElementNS(SVG, name);
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
        if (text !== undefined) made.textContent = text;
        return made;
    };
    const svg = element('svg', { width: place.clientWidth, height: place.clientHeight });
    for (const points of lines) {
        const d = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
        svg.append(element('path', { d, fill: 'none', stroke: '#747474' }));
    }
    for (const person of people) {
        const { x, y } = placeOf(person);
        width = Math.max(width, x + WIDTH);
        height = Math.max(height, y + HEIGHT);
        const group = element('g', { transform: `translate(${x} ${y})`, 'aria-label': person.name });
        group.append(
            element('rect', { width: WIDTH, height: HEIGHT, rx: 6, fill: '#fff', stroke: '#747474' }),
            element('text', { x: 16, y: 24, 'font-size': 15, 'font-weight': 700 }, person.name),
            element('text', { x: 16, y: 43, 'font-size': 13 }, person.title)
        );
        person.facts.forEach((fact, i) => {
            const left = i % 2 === 0 ? 16 : 150;
            const line = 66 + Math.floor(i / 2) * 18;
            group.append(
                element('path', { d: `M${left} ${line - 10}h10v10h-10z`, fill: 'none', stroke: '#396547' }),
                element('text', { x: left + 18, y: line, 'font-size': 13 }, fact.short)
            );
        });
        svg.append(group);
    }
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    place.append(svg);
}

async function dagrePlain(count: number): Promise<Timing> {
    const people = makePeople(count);
    return drawn(() => {
        const graph = new dagre.graphlib.Graph();
        graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 64 });
        graph.setDefaultEdgeLabel(() => ({}));
        for (const { id } of people) graph.setNode(id, { width: WIDTH, height: HEIGHT });
        for (const { id, managerId } of people) if (managerId !== null) graph.setEdge(managerId, id);
        dagre.layout(graph);
        const lines = graph.edges().map((edge) => (graph.edge(edge) as { points: { x: number; y: number }[] }).points);
        const at = (person: Person) => {
            const { x, y } = graph.node(person.id) as { x: number; y: number };
            return { x: x - WIDTH / 2, y: y - HEIGHT / 2 };
        };
        drawPlain(people, at, lines);
    });
}

interface ElkPlace {
    x: number;
    y: number;
}
interface ElkGraph {
    children: (ElkPlace & { id: string })[];
    edges: { sections?: { startPoint: ElkPlace; bendPoints?: ElkPlace[]; endPoint: ElkPlace }[] }[];
}
/** elkjs is a script of its own, see build.ts. */
declare const ELK: new () => { layout(graph: unknown): Promise<ElkGraph> };

async function elkPlain(count: number): Promise<Timing> {
    const people = makePeople(count);
    return drawn(async () => {
        const result = await new ELK().layout({
            id: 'root',
            layoutOptions: {
                'elk.algorithm': 'layered',
                'elk.direction': 'DOWN',
                'elk.edgeRouting': 'ORTHOGONAL',
                'elk.spacing.nodeNode': '24',
                'elk.layered.spacing.nodeNodeBetweenLayers': '64'
            },
            children: people.map(({ id }) => ({ id, width: WIDTH, height: HEIGHT })),
            edges: people
                .filter(({ managerId }) => managerId !== null)
                .map(({ id, managerId }) => ({ id: `e${id}`, sources: [managerId], targets: [id] }))
        });
        const places = new Map(result.children.map((child) => [child.id, child]));
        const lines = result.edges.flatMap(({ sections }) =>
            (sections ?? []).map(({ startPoint, bendPoints, endPoint }) => [
                startPoint,
                ...(bendPoints ?? []),
                endPoint
            ])
        );
        drawPlain(people, ({ id }) => places.get(id)!, lines);
    });
}

/** What others need for the same people, by name. */
const peers: Readonly<Record<string, (count: number) => Promise<Timing>>> = {
    'd3-org-chart': orgChart,
    'elkjs layered': elkPlain,
    dagre: dagrePlain
};

declare global {
    interface Window {
        mapPeers: typeof peers;
    }
}
window.mapPeers = peers;
