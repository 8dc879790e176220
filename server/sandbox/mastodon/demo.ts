import type { Mastodon } from './server.ts'

const minute = 60_000

/** A post with its questions, of which the last one waits, and somebody who writes in private. */
export function tellMastodon(server: Mastodon, now: number): void {
  const at = (minutesAgo: number) => now - minutesAgo * minute
  const post = server.write({
    resident: null,
    text: 'La rue du Moulin est fermée jusqu’à vendredi soir, pour la pose des nouvelles canalisations. #travaux',
    at: at(300),
  })
  const asked = server.write({
    resident: 'Élise Aubertin',
    text: '@mairie Le car scolaire s’arrête-t-il quand même devant l’école ?',
    replyTo: post.id,
    at: at(280),
  })
  server.write({
    resident: null,
    text: `@${asked.author} Oui, à la même heure, place de l’Église.`,
    replyTo: asked.id,
    at: at(273),
  })
  server.write({
    resident: 'Hugo Masson',
    text: '@mairie Et le ramassage des poubelles, demain matin ?',
    replyTo: post.id,
    at: at(6),
  })
  server.write({
    resident: 'Nadia Ferry',
    text: '@mairie Bonjour, mon acte de naissance est-il prêt ?',
    visibility: 'direct',
    at: at(90),
  })
}
