/** True for paths that the Tooling API answers. */
export function isToolingPath(path: string): boolean {
    return /^\/services\/data\/v\d+\.\d\/tooling(\/|$)/.test(path) || path.startsWith('/cometd/');
}
