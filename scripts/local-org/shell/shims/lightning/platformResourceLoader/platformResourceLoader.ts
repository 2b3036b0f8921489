const loaded = new Map<string, Promise<void>>();

function load(url: string, make: () => HTMLElement): Promise<void> {
    let promise = loaded.get(url);
    if (!promise) {
        promise = new Promise((resolve, reject) => {
            const element = make();
            element.onload = () => resolve();
            element.onerror = () => reject(new Error(`${url} could not be loaded`));
            document.head.append(element);
        });
        loaded.set(url, promise);
    }
    return promise;
}

/** Only files of the package's own static resources, as on the platform. */
function check(url: string): Promise<never> | null {
    return url.startsWith('/resource/') ? null : Promise.reject(new Error(`${url} is not a static resource`));
}

/** Loads a script of a static resource once. */
export function loadScript(_self: unknown, url: string): Promise<void> {
    return check(url) ?? load(url, () => Object.assign(document.createElement('script'), { src: url }));
}

/** Loads a style sheet of a static resource once. */
export function loadStyle(_self: unknown, url: string): Promise<void> {
    return (
        check(url) ?? load(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }))
    );
}
