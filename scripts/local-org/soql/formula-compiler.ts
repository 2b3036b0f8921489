import type { CompiledFormula } from '../formula/types.ts';
export function compileFormula(..._args: unknown[]): CompiledFormula { throw new Error('formula engine not there yet'); }
