import RecordLink from 'c/recordLink';
import { clearPage, find, mount } from '../../../../../../test/jest/support';

jest.mock('lightning/navigation', () => {
    const Navigate = Symbol('Navigate');
    const navigate = jest.fn();
    const NavigationMixin = Object.assign(
        (Base: new () => object) =>
            class extends Base {
                [Navigate] = navigate;
            },
        { Navigate }
    );
    return { NavigationMixin, navigate };
});

const { navigate } = jest.requireMock<{ navigate: jest.Mock }>('lightning/navigation');

function click(element: HTMLElement, options: MouseEventInit = {}): MouseEvent {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...options });
    find(element, 'a').dispatchEvent(event);
    return event;
}

describe('c-record-link', () => {
    beforeEach(() => navigate.mockClear());
    afterEach(clearPage);

    it('shouldOpenTheRecordInsideLightningWhenClicked', async () => {
        const element = await mount('c-record-link', RecordLink, { recordId: '001A', label: 'Norrland' });
        expect(find(element, 'a').getAttribute('href')).toBe('/lightning/r/001A/view');
        expect(click(element).defaultPrevented).toBe(true);
        expect(navigate).toHaveBeenCalledWith({
            type: 'standard__recordPage',
            attributes: { recordId: '001A', actionName: 'view' }
        });
        await expect(element).toBeAccessible();
    });

    it('shouldLeaveTheClickToTheBrowserWhenANewTabIsWanted', async () => {
        const element = await mount('c-record-link', RecordLink, { recordId: '001A', label: 'Norrland' });
        document.addEventListener('click', (event) => event.preventDefault(), { once: true });
        click(element, { ctrlKey: true });
        expect(navigate).not.toHaveBeenCalled();
    });

    it('shouldTakeTheKeyboardWhenAsked', async () => {
        const element = await mount('c-record-link', RecordLink, { recordId: '001A', label: 'Norrland' });
        element.focus();
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'a'));
    });
});
