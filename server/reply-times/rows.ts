/** Episodes and what they were derived from, for the screens and the digest. */
export {
  episodeRows,
  episodesOfConversations,
  hasOpenSince,
  openEpisodesOf,
} from './store/episodes.ts'
export { type ConversationFacts, type FactsMessage, factsOf } from './store/message-facts.ts'
export { isOldEpisode, oldEpisodes } from './store/old-episodes.ts'
