/** Platform events in the browser (CometD) are not modelled; records written show by the shell's own live updates. */
function refuse(member: string): Promise<never> {
    return Promise.reject(new Error(`lightning/empApi ${member} is not modelled by the local org`));
}

export const subscribe = (): Promise<never> => refuse('subscribe');
export const unsubscribe = (): Promise<never> => refuse('unsubscribe');
export const onError = (): Promise<never> => refuse('onError');
export const setDebugFlag = (): Promise<never> => refuse('setDebugFlag');
export const isEmpEnabled = (): Promise<boolean> => Promise.resolve(false);
