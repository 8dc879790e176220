/** What a network may tell of a post; null: it does not tell, and nothing stands in its place. */
export const figureKinds = ['reach', 'reactions', 'comments', 'shares', 'clicks'] as const
type FigureKind = (typeof figureKinds)[number]
/** `reach`: people who saw it, and not how often; the others are counts. */
export type Figures = Record<FigureKind, number | null>

export const noFigures: Figures = {
  reach: null,
  reactions: null,
  comments: null,
  shares: null,
  clicks: null,
}
