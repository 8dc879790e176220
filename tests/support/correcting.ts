import type { Connector, Done } from '../../server/connectors/connector.ts'
import type { DatabaseKind } from './database/databases.ts'
import { fakeNetwork } from './network/fake-publisher.ts'
import { publishingWorld } from './publishing.ts'

type Act = 'amend' | 'withdraw'

/** A commune before a network that lets what is out be changed and taken back. */
export async function correctingWorld(
  database: DatabaseKind,
  manifest: Partial<Connector['manifest']> = {},
) {
  const fake = fakeNetwork()
  const told = {
    /** What was asked of it, in order. */
    asked: [] as Act[],
    /** What it answers the next times; after them all goes well. */
    answers: [] as Done[],
    /** Whether it never answers: the process that asked is as good as killed. */
    hangs: false,
    before: async (): Promise<void> => undefined,
  }
  async function act(what: Act, then: () => void): Promise<Done> {
    told.asked.push(what)
    if (told.hangs) return await new Promise(() => undefined)
    await told.before()
    const answer = told.answers.shift() ?? { kind: 'done' }
    if (answer.kind === 'done') then()
    return answer
  }
  const connector: Connector = {
    ...fake.connector,
    manifest: { ...fake.connector.manifest, ...manifest },
    amend: (_, { text }, remoteId) =>
      act('amend', () => {
        for (const post of fake.posts) if (post.id === remoteId) post.text = text
      }),
    withdraw: (_, remoteId) =>
      act('withdraw', () => {
        fake.posts = fake.posts.filter(({ id }) => id !== remoteId)
      }),
  }
  const world = await publishingWorld(database, { connectors: { fake: connector } })
  return Object.assign(told, world, { network: Object.assign(fake, { connector }) })
}
