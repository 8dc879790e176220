import { fileURLToPath } from 'node:url'

/** Programs that tests start by the dozen: by name, where they are written. */
export const children = {
  cli: fileURLToPath(new URL('cli-child.ts', import.meta.url)),
  deliver: fileURLToPath(new URL('deliver-child.ts', import.meta.url)),
  main: fileURLToPath(new URL('main-child.ts', import.meta.url)),
  migrate: fileURLToPath(new URL('../database/migrate-child.ts', import.meta.url)),
  mortal: fileURLToPath(new URL('../../storm/mortal-child.ts', import.meta.url)),
  poll: fileURLToPath(new URL('poll-child.ts', import.meta.url)),
  shares: fileURLToPath(new URL('../../storm/share-child.ts', import.meta.url)),
  storm: fileURLToPath(new URL('../../storm/child.ts', import.meta.url)),
}

/** Where a test run keeps them bundled; a program that starts them without has the sources. */
export const bundleVariable = 'TAMBOUR_TEST_CHILDREN'

/** What to give to Node to start one. */
export function childPath(name: keyof typeof children): string {
  const bundle = process.env[bundleVariable]
  return bundle === undefined ? children[name] : `${bundle}/${name}.mjs`
}
