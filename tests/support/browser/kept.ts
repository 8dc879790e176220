import { fileURLToPath } from 'node:url'

/** What a browser test that failed leaves; emptied when the next run begins, ignored by git. */
export const keptFolder = fileURLToPath(new URL('../../../test-results/', import.meta.url))
