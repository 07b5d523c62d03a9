/** A part of the tree in the order of the screen: key → Dutch and English name. What stands before the last dot of a key is the node above it. */
export type NodeTable = Record<string, readonly [nl: string, en: string]>
