import { type Bluesky, ownHandle } from './server.ts'

const minute = 60_000

/** A post with a question that was answered, and a mention that waits. */
export function tellBluesky(server: Bluesky, now: number): void {
  const at = (minutesAgo: number) => now - minutesAgo * minute
  const post = server.write({
    resident: null,
    text: 'Le marché se tient ce samedi place de l’Église, de 8 h à 13 h. #marché',
    at: at(400),
  })
  const asked = server.write({
    resident: 'Samir Lecomte',
    text: 'Le poissonnier sera-t-il là ?',
    replyTo: post.uri,
    at: at(380),
  })
  server.write({
    resident: null,
    text: 'Oui, dès 8 h, à côté de la fontaine.',
    replyTo: asked.uri,
    at: at(371),
  })
  server.write({
    resident: 'Inès Marchal',
    text: `@${ownHandle} Le lampadaire de la rue Haute clignote depuis hier, est-ce signalé ?`,
    at: at(35),
  })
}
