/*
 * Jest transformer for Lightning web components in TypeScript: erases the types in place with the eraser that the local org
 * uses too, then hands the rest to the platform's own transformer. Erasing in place keeps every line and column, so that
 * coverage is reported for the .ts file; the stock transformer names a file that does not exist and loses it.
 */
const lwcTransformer = require('@lwc/jest-transformer');
const tsBlankSpace = require('ts-blank-space').default;

const base = lwcTransformer.default ?? lwcTransformer;
const isTypeScript = (file) => file.endsWith('.ts');

module.exports = {
    ...base,
    process(source, file, options) {
        if (!isTypeScript(file)) {
            return base.process(source, file, options);
        }
        const refused = [];
        const script = tsBlankSpace(source, (node) => refused.push(node.getText().slice(0, 60)));
        if (refused.length > 0) {
            throw new Error(`${file}: TypeScript that cannot be erased: ${refused[0]}`);
        }
        const result = base.process(script, file.replace(/\.ts$/, '.js'), options);
        if (result.map) {
            const map = typeof result.map === 'string' ? JSON.parse(result.map) : result.map;
            result.map = { ...map, sources: [file], file };
        }
        result.code = result.code.replace(/\n\/\/# sourceMappingURL=.*$/s, '');
        return result;
    },
    getCacheKey(source, file, options) {
        // Jest instruments for coverage after this transformer, which the stock cache key does not know.
        return base.getCacheKey(`${source}\n//erased in place, instrumented: ${options.instrument}`, file, options);
    }
};
