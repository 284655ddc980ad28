/** Stands in until the feature is there. */
export const FloorEditorPage = () => null;
