package dev.neurona.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The data sets of the practices, to be fetched by name into the cache: {@code DataSets.fetch("imagenette2-160")}.
 *
 * <p>Each file has mirrors and a SHA-256. ImageNet itself (ILSVRC) is not here, because its terms want each user to ask
 * for it; {@link ImageFolder} reads it from where it was put.
 */
public final class DataSets {
    private static final List<DataSet> ALL = List.of(
            new DataSet(
                    "mnist",
                    "70,000 handwritten digits, 28x28, grey",
                    "CC BY-SA 3.0",
                    "Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits",
                    List.of(
                            mnist(
                                    "train-images-idx3-ubyte.gz",
                                    9912422,
                                    "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                            mnist(
                                    "train-labels-idx1-ubyte.gz",
                                    28881,
                                    "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                            mnist(
                                    "t10k-images-idx3-ubyte.gz",
                                    1648877,
                                    "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                            mnist(
                                    "t10k-labels-idx1-ubyte.gz",
                                    4542,
                                    "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"))),
            new DataSet(
                    "fashion-mnist",
                    "70,000 photos of clothes, 28x28, grey, in MNIST's format",
                    "MIT",
                    "H. Xiao, K. Rasul, R. Vollgraf: Fashion-MNIST (2017)",
                    List.of(
                            fashion(
                                    "train-images-idx3-ubyte.gz",
                                    26421880,
                                    "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                            fashion(
                                    "train-labels-idx1-ubyte.gz",
                                    29515,
                                    "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                            fashion(
                                    "t10k-images-idx3-ubyte.gz",
                                    4422102,
                                    "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                            fashion(
                                    "t10k-labels-idx1-ubyte.gz",
                                    5148,
                                    "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"))),
            new DataSet(
                    "imagenette2-160",
                    "13,394 photos of ten classes of ImageNet, the short side 160 pixels",
                    "Apache 2.0 for the selection; the photos are ImageNet's: research and education only",
                    "J. Howard, fast.ai: Imagenette",
                    List.of(RemoteFile.of(
                            "imagenette2-160.tgz",
                            99003388,
                            "64d0c4859f35a461889e0147755a999a48b49bf38a7e0f9bd27003f10db02fe5",
                            "https://s3.amazonaws.com/fast-ai-imageclas/imagenette2-160.tgz",
                            "https://fast-ai-imageclas.s3.amazonaws.com/imagenette2-160.tgz"))),
            new DataSet(
                    "imagenette2-320",
                    "13,394 photos of ten classes of ImageNet, the short side 320 pixels",
                    "Apache 2.0 for the selection; the photos are ImageNet's: research and education only",
                    "J. Howard, fast.ai: Imagenette",
                    List.of(RemoteFile.of(
                            "imagenette2-320.tgz",
                            341663724,
                            "569b4497c98db6dd29f335d1f109cf315fe127053cedf69010d047f0188e158c",
                            "https://s3.amazonaws.com/fast-ai-imageclas/imagenette2-320.tgz",
                            "https://fast-ai-imageclas.s3.amazonaws.com/imagenette2-320.tgz"))),
            new DataSet(
                    "tiny-imagenet-200",
                    "110,000 labelled photos of 200 classes of ImageNet, 64x64",
                    "the photos are ImageNet's: research and education only",
                    "Stanford CS231n: Tiny ImageNet",
                    List.of(RemoteFile.of(
                            "tiny-imagenet-200.zip",
                            248100043,
                            "6198c8ae015e2b3e007c7841da39ec069199b9aa3bfa943a462022fe5e43c821",
                            "https://cs231n.stanford.edu/tiny-imagenet-200.zip",
                            "http://cs231n.stanford.edu/tiny-imagenet-200.zip"))),
            new DataSet(
                    "squeezenet1_0",
                    "weights of SqueezeNet 1.0, which learned ImageNet's 1,000 classes",
                    "BSD 2-clause",
                    "F. Iandola, S. Han, M. Moskewicz, K. Ashraf, W. Dally, K. Keutzer: SqueezeNet (2016)",
                    // Its authors give out Caffe's format; this one is had from a mirror of the school's
                    // (NEURONA_MIRROR).
                    List.of(RemoteFile.of(
                            "squeezenet1_0_fp32.npz",
                            5007506,
                            "e3f5dfba3ccdb1213a16935250c7dfebbd977d24a5ef33f55456eb8d03c366a6"))));

    private DataSets() {}

    private static RemoteFile mnist(String name, long bytes, String sha256) {
        return RemoteFile.of(
                name,
                bytes,
                sha256,
                "https://ossci-datasets.s3.amazonaws.com/mnist/" + name,
                "https://storage.googleapis.com/cvdf-datasets/mnist/" + name,
                "http://yann.lecun.com/exdb/mnist/" + name);
    }

    private static RemoteFile fashion(String name, long bytes, String sha256) {
        return RemoteFile.of(
                name,
                bytes,
                sha256,
                "https://storage.googleapis.com/tensorflow/tf-keras-datasets/" + name,
                "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/" + name);
    }

    /** {@return all of them} */
    public static List<DataSet> list() {
        return ALL;
    }

    /**
     * {@return the data set of this name}
     *
     * @throws DataException if there is none
     */
    public static DataSet named(String name) {
        return ALL.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DataException("there is no data set \"%s\": choose one of %s"
                        .formatted(name, ALL.stream().map(DataSet::name).collect(Collectors.joining(", ")))));
    }

    /** {@return the folder of a data set in this user's cache, fetched and unpacked if it was not there} */
    public static Path fetch(String name) {
        return named(name).fetch(Cache.standard(), Downloads.standard());
    }

    /** {@return whether a data set is in this user's cache} */
    public static boolean isPresent(String name) {
        return named(name).isPresent(Cache.standard());
    }

    /**
     * {@return where something is that a notebook works with, if it is to work with any} The machine's setting goes before what
     * the notebook says, so that a notebook can be run where its own paths do not exist.
     *
     * @param setting such as {@code "images"}, for the system property {@code neurona.images} and the environment variable
     *     {@code NEURONA_IMAGES}; their value {@code none} means that there is nothing
     * @param named what the notebook says: a file, a folder, {@code ~/} for the user's own, the name of a data set, which is
     *     fetched if need be, or nothing
     * @throws DataException if nothing is there, or a data set cannot be fetched
     */
    public static Optional<Path> find(String setting, String named) {
        String variable = "NEURONA_" + setting.toUpperCase(Locale.ROOT);
        String machine = Downloads.setting("neurona." + setting, variable);
        String wanted = machine == null ? named.strip() : machine;
        if (wanted.isEmpty() || wanted.equals("none")) {
            return Optional.empty();
        }
        Path path = path(wanted);
        if (Files.exists(path)) {
            return Optional.of(path);
        }
        if (ALL.stream().anyMatch(set -> set.name().equals(wanted))) {
            return Optional.of(fetch(wanted));
        }
        String said = machine == null ? "" : ", which %s names".formatted(variable);
        throw new DataException("there is no %s%s%s".formatted(path, said, Nearby.words(path)));
    }

    private static Path path(String wanted) {
        try {
            return wanted.startsWith("~/")
                    ? Path.of(System.getProperty("user.home"), wanted.substring(2))
                    : Path.of(wanted);
        } catch (InvalidPathException e) {
            throw new DataException("\"%s\" is neither a path nor the name of a data set".formatted(wanted), e);
        }
    }
}
