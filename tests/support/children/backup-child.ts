import { backupNow } from '../../../server/backup/nightly.ts'
import { createContext } from '../../../server/context.ts'
import { readSettings } from '../../../server/settings.ts'

/** Makes a backup as the settings of its environment say; for a test that kills it meanwhile. */
const settings = readSettings()
const context = await createContext(settings)
await backupNow({ ...context, s3: { partSize: 400_000 } }, settings)
await context.close()
