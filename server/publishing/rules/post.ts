export const postKinds = ['announcement', 'notice'] as const

/** `notice`: that an event is put off or cancelled; it takes no part in its plan. */
export type PostKind = (typeof postKinds)[number]

/** Where on a network a wording goes: a post, or the first comment under it. */
export type VariantPlace = 'post' | 'comment'
