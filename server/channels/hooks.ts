import type { Connector, Returned } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Changes } from '../platform/changes.ts'
import type { SecretBox } from '../platform/secrets.ts'

/** What other capabilities do when a channel changes. Channels know nothing of them; context.ts fills it. */
export type ChannelHooks = {
  /**
   * Its fields were changed, in the transaction that changes them.
   * @returns whether any message is judged otherwise by the new ones.
   */
  reconfigured(
    transaction: Db,
    channel: Row<'channel'>,
    connector: Connector,
    config: Record<'before' | 'after', Record<string, string>>,
  ): Promise<boolean>
  /** Mails came back to it that Tambour may have sent, in the transaction that takes in what was read. */
  returned(
    deps: { db: Db; secrets: SecretBox },
    communeId: number,
    mails: readonly Returned[],
  ): Promise<void>
  /** It works again: what waited for it goes on. */
  resumed(deps: { db: Db; changes: Changes }, channelId: number): Promise<void>
}
