// Loaded into a child (--import): the child ends when its parent does, also when that was killed and could not say so.
process.once('disconnect', () => process.exit(1))
