package dev.neurona.text;

/**
 * The longest piece of a generated text that stands in the training text word for word: a model that only copies has
 * learned by heart. Compare it with the longest copy in a held-out text of the same author, which is there by chance.
 *
 * @param text the piece, empty if not one character is common
 * @param length its length in characters (code points)
 * @param inGenerated where it begins in the generated text, in {@code char}s as {@code String.indexOf} counts
 * @param inTraining where it begins in the training text, likewise
 */
public record VerbatimCopy(String text, int length, int inGenerated, int inTraining) {
    /** {@return the longest piece; of equally long ones the first found} Linear in the length of both texts. */
    public static VerbatimCopy longest(String training, String generated) {
        int[] a = training.codePoints().toArray();
        int[] b = generated.codePoints().toArray();
        CommonPiece piece = CommonPiece.longest(a, b);
        int inTraining = training.offsetByCodePoints(0, piece.inFirst());
        int inGenerated = generated.offsetByCodePoints(0, piece.inSecond());
        int end = generated.offsetByCodePoints(inGenerated, piece.length());
        return new VerbatimCopy(generated.substring(inGenerated, end), piece.length(), inGenerated, inTraining);
    }

    /** {@return how many tokens the longest copy has, of two texts given as token ids} */
    public static int longest(int[] training, int[] generated) {
        return CommonPiece.longest(training, generated).length();
    }
}
