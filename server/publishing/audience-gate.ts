import type { Clock } from '../clock.ts'
import type { Connector } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Sentence } from '../language/sentence.ts'

/** What publishing asks of subscribers, whom it knows nothing of; context.ts fills it. */
export type AudienceGate = {
  /**
   * Keeps what it costs to reach those who signed up, before a delivery goes out to them; the same twice
   * keeps it once.
   * @returns why it must not go out; null: it may
   */
  reserve(
    deps: { db: Db; clock: Clock; connectors: Record<string, Connector> },
    delivery: Pick<Row<'delivery'>, 'id' | 'communeId'>,
    wording: { text: string; link: string | null; channel: Row<'channel'> },
  ): Promise<Sentence | null>
}
