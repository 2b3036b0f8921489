import PageLink from 'c/pageLink';
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
jest.mock('@salesforce/schema/Key_Account__c', () => ({ default: { objectApiName: 'keystone__Key_Account__c' } }), {
    virtual: true
});

const { navigate } = jest.requireMock<{ navigate: jest.Mock }>('lightning/navigation');
const show = () =>
    mount('c-page-link', PageLink, { component: 'whiteSpaceMatrix', recordId: 'a02', label: 'White space' });

describe('c-page-link', () => {
    beforeEach(() => navigate.mockClear());
    afterEach(clearPage);

    it('shouldOpenTheComponentUnderThePackagesNamespace', async () => {
        const element = await show();
        const link = find<HTMLAnchorElement>(element, 'a');
        expect(link.getAttribute('href')).toBe('/lightning/cmp/keystone__whiteSpaceMatrix?c__recordId=a02');
        link.click();
        expect(navigate).toHaveBeenCalledWith({
            type: 'standard__component',
            attributes: { componentName: 'keystone__whiteSpaceMatrix' },
            state: { c__recordId: 'a02' }
        });
        await expect(element).toBeAccessible();
    });

    it('shouldLeaveTheClickToTheBrowserWhenANewTabIsWanted', async () => {
        const element = await show();
        document.addEventListener('click', (event) => event.preventDefault(), { once: true });
        find(element, 'a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
        expect(navigate).not.toHaveBeenCalled();
    });

    it('shouldTakeTheKeyboardWhenAsked', async () => {
        const element = await show();
        element.focus();
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'a'));
    });
});
