import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'

/** An address on loopback that gives this picture to anyone who asks, until the test ends. */
export async function servePicture(bytes: Uint8Array, type = 'image/jpeg'): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': type }).end(bytes)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}/image.jpg`
}
