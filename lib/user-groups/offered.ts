/** So many groups are offered at once: where there are as many, there may be more, and one types a part of the name. */
export const groupsOffered = 50
