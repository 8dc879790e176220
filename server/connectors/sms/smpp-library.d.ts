/** What is used of it; it has no types of its own (https://github.com/farhadi/node-smpp). */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { LookupFunction, Server } from 'node:net'

  type Text = Buffer | string | { message: Buffer | string; udh?: Buffer[] }
  export type Fields = Record<string, string | number | Buffer | undefined>
  export type Pdu = {
    command: string
    command_status: number
    system_id?: string
    password?: string
    message_id?: string
    source_addr?: string
    destination_addr?: string
    esm_class?: number
    data_coding?: number
    registered_delivery?: number
    short_message?: Text
    message_payload?: Text
    receipted_message_id?: string
    message_state?: number
    response(fields?: Fields): Pdu
  }
  export type Session = EventEmitter & {
    /** @returns false: nothing was sent */
    send(pdu: Pdu, answered?: (answer: Pdu) => void): boolean
    close(): void
    destroy(): void
  }
  type Options = {
    host: string
    port: number
    tls?: boolean
    servername?: string
    minVersion?: 'TLSv1.2'
    lookup?: LookupFunction
  }
  const library: {
    connect(options: Options): Session
    createServer(
      options: { key?: string; cert?: string },
      opened: (session: Session) => void,
    ): Server
    PDU: new (command: string, fields: Fields) => Pdu
  }
  export default library
}
