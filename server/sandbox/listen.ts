import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

type Listener = {
  listen(port: number, host: string, done: () => void): unknown
  once(event: 'error', refuse: (error: Error) => void): unknown
  off(event: 'error', refuse: (error: Error) => void): unknown
}

/**
 * Makes a server listen on 127.0.0.1 and gives its port; 0 lets the system choose one.
 *
 * @throws Error of one sentence, for instance for a port that is taken.
 */
export function listenOn(
  server: Listener,
  port: number,
  address: () => AddressInfo | string | null,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE'
      const reason = isTaken ? 'il est déjà pris' : error.message
      reject(new Error(`Le bac à sable ne peut pas écouter sur le port ${port} : ${reason}.`))
    }
    server.once('error', refuse)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refuse)
      const bound = address()
      if (typeof bound === 'object' && bound) resolve(bound.port)
      else reject(new Error('Le bac à sable n’a pas reçu d’adresse.'))
    })
  })
}

/** Ends a server, and the calls that it has not answered. */
export function stopListening(
  server: Pick<Server, 'close' | 'closeAllConnections'>,
): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
