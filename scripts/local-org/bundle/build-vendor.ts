// Prebuilds the LWC engine and the base components; part of the set-up. Does nothing when they are current.
import path from 'node:path';
import { ensureVendor } from './make-vendor.ts';

const projectDir = path.resolve(import.meta.dirname, '..', '..', '..');
await ensureVendor(projectDir, path.join(projectDir, 'scripts', 'local-org', 'shell'), (line) => console.error(line));
