import { fileURLToPath } from 'node:url'
import { bundlePrograms } from '../../../server/bundle.ts'
import { bundleVariable, children } from './children.ts'

const outDir = fileURLToPath(new URL('../../../node_modules/.cache/children', import.meta.url))

/** Puts the programs that tests start by the dozen in a few files, once a run and from the sources of now. */
export default async function setup(): Promise<void> {
  await bundlePrograms(children, outDir)
  process.env[bundleVariable] = outDir
}
