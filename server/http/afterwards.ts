import type { Context } from '../context.ts'

/** Does something once the request was answered; what goes wrong is for the log alone. */
export function afterwards({ log }: Pick<Context, 'log'>, act: () => Promise<void>): void {
  setImmediate(() => {
    act().catch(error => log.error(error, 'what follows an answer failed'))
  })
}
