/** Stands in until the feature is there. */
export const AdminFloorsPage = () => null;
