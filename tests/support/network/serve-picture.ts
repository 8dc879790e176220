import { createServer } from 'node:http'
import { serveOnLoopback } from './serve-on-loopback.ts'

/** An address on loopback that gives this picture to anyone who asks, until the test ends. */
export async function servePicture(bytes: Uint8Array, type = 'image/jpeg'): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': type }).end(bytes)
  })
  const port = await serveOnLoopback(server)
  return `http://127.0.0.1:${port}/image.jpg`
}
