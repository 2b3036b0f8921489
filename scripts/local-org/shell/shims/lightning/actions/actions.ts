/** Closes the quick action's panel that the component is in. */
export class CloseActionScreenEvent extends CustomEvent<void> {
    constructor() {
        super('lightning__actionsclosescreen', { bubbles: true, composed: true, cancelable: true });
    }
}
