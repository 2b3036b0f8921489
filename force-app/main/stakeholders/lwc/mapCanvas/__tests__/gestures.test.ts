import type { Point } from 'c/mapLayout';
import { Gestures, pull } from '../gestures';
import type { GestureHost } from '../gestures';

/** What pointers are taken for. */

type Said = [keyof GestureHost, ...unknown[]];

function gestures(grabs = false): { element: HTMLElement; said: Said[]; taken: Gestures } {
    const element = document.createElement('div');
    const said: Said[] = [];
    const host: GestureHost = {
        grab: (point) => {
            said.push(['grab', point]);
            return grabs;
        },
        drag: (point) => said.push(['drag', point]),
        drop: (point) => said.push(['drop', point]),
        pan: (dx, dy) => said.push(['pan', dx, dy]),
        scroll: () => true,
        zoom: (times, at) => said.push(['zoom', times, at]),
        tap: (point) => said.push(['tap', point]),
        menu: (point) => said.push(['menu', point]),
        hover: () => undefined
    };
    return { element, said, taken: new Gestures(element, host) };
}

function fire(element: HTMLElement, type: string, { x, y }: Point, pointerId = 1): void {
    // jsdom knows no pointer events.
    const event = new MouseEvent(type, { clientX: x, clientY: y, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'pointerId', { value: pointerId });
    element.dispatchEvent(event);
}

const AT = { x: 20, y: 30 };

describe('gestures', () => {
    it('shouldOnlyOpenTheMenuWhenAFingerRestsOnACard', () => {
        const { element, said } = gestures();
        fire(element, 'pointerdown', AT);
        fire(element, 'contextmenu', AT);
        fire(element, 'pointerup', AT);
        expect(said).toEqual([['menu', AT]]);
        fire(element, 'pointerdown', AT);
        fire(element, 'pointerup', AT);
        expect(said).toEqual([
            ['menu', AT],
            ['tap', AT]
        ]);
    });

    it('shouldZoomAroundTheMiddleWhenTwoFingersSpread', () => {
        const { element, said } = gestures(true);
        fire(element, 'pointerdown', { x: 0, y: 0 }, 1);
        fire(element, 'pointerdown', { x: 100, y: 0 }, 2);
        fire(element, 'pointermove', { x: 200, y: 0 }, 2);
        expect(said).toEqual([
            ['pan', 50, 0],
            ['zoom', 2, { x: 100, y: 0 }]
        ]);
        fire(element, 'pointerup', { x: 200, y: 0 }, 2);
        fire(element, 'pointerup', { x: 0, y: 0 }, 1);
        expect(said).toHaveLength(2);
    });

    it('shouldBreakOffTheDragWhenASecondFingerComes', () => {
        const { element, said } = gestures(true);
        fire(element, 'pointerdown', AT, 1);
        fire(element, 'pointermove', { x: 60, y: 30 }, 1);
        fire(element, 'pointerdown', { x: 100, y: 100 }, 2);
        expect(said.map(([what]) => what)).toEqual(['grab', 'drag', 'drop']);
        expect(said[2]).toEqual(['drop', null]);
    });

    it('shouldKeepAMovingFingerForItselfSoThatTheNextTapCounts', () => {
        const { element } = gestures();
        const moved = new CustomEvent('touchmove', { bubbles: true, cancelable: true });
        element.dispatchEvent(moved);
        expect(moved.defaultPrevented).toBe(true);
    });

    it('shouldOnlyPullTheDrawingAlongTowardsWhatIsOutOfSight', () => {
        expect(pull(10, 300, -80, 280)).toBeGreaterThan(0);
        expect(pull(290, 300, 20, 380)).toBeLessThan(0);
        // Everybody is seen: whoever stands at the border stays there.
        expect(pull(10, 300, 5, 295)).toBe(0);
        expect(pull(290, 300, 5, 295)).toBe(0);
        expect(pull(150, 300, -80, 380)).toBe(0);
    });
});
