import { fileURLToPath } from 'node:url'
import { buildPieces } from '../../../server/pieces.ts'
import { children, piecesVariable } from './children.ts'

const outDir = fileURLToPath(new URL('../../../node_modules/.cache/children', import.meta.url))

/** Puts the programs that tests start by the dozen in a few pieces, once a run and from the sources of now. */
export default async function setup(): Promise<void> {
  await buildPieces(children, outDir)
  process.env[piecesVariable] = outDir
}
