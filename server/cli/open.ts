import { type Context, createContext, DatabaseUnusable } from '../context.ts'
import { currentCommune } from '../people/commune.ts'
import { createLog } from '../platform/log.ts'
import type { Settings } from '../settings.ts'
import { CannotOpen, type Local } from './command.ts'

/**
 * The context of a command. Standard output is the document's, and what goes wrong is one sentence
 * on standard error; with LOG_LEVEL=debug the details come there too.
 * @throws CannotOpen
 */
export async function openContext(settings: Settings): Promise<Context> {
  const level = settings.logLevel === 'debug' ? 'debug' : 'silent'
  return await openedBy(() => createContext(settings, { log: createLog(level, process.stderr) }))
}

/** Does what needs a database. @throws CannotOpen instead of DatabaseUnusable */
export async function openedBy<Result>(open: () => Promise<Result>): Promise<Result> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof DatabaseUnusable) throw new CannotOpen(error.message, { cause: error })
    throw error
  }
}

/** Does what concerns the whole installation, whichever communes it has. @throws CannotOpen */
export async function withContext<Result>(
  settings: Settings,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  const context = await openContext(settings)
  try {
    return await work(context)
  } finally {
    await context.close()
  }
}

/** @throws Refusal when there is no such commune, or none, or several to choose from. */
export async function openLocal(context: Context, communeId?: number): Promise<Local> {
  return { context, commune: await currentCommune(context, communeId) }
}
