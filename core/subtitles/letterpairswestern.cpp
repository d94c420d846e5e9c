// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Languages of the west and north of Europe. See letterpairs.h for what the characters mean.

#include "core/subtitles/letterpairs.h"

#include <iterator>

namespace Legenda {

// clang-format off
const LetterPairs westernPairs[] = {
    {"en", u"abcdefghijklmnopqrstuvwxyzéèêëïöñçàâæœ",
     "09><?>=D><JHA@@;>[><8AD=VKN[[[[[[[[[[[[=RA=APF>TA[M7?7QA[9;9GADJC[[[[[[[[[[[[[@9SOO5JGN>AX8GL<R[DBK<TS[:[[[[[[[["
     "[[[[[?:WBS9UU9<[=;VP7V[>M9?YW[J[[[[[[[[[[[[[3>WRB9TEK9LGEUJ;U[BCG@IW[I[[[[[[[[[[[[[4@F=;@CGLD[M?A:GFE9<>M@LCF[[["
     "[[[[[[[[[[4>WRR<=UQ:[[IUO7U[9P>=XW[H[[[[[[[[[[[[[6>FQD9R?7=[Y?S<BS[:A@<IU[T[[[[[[[[[[[[[:9KUU3WWT9[[TML<W[GL;AZY"
     "[K[[[[[[[[[[[[[I>D;@?@;NR[O=?79E[A9:V@YJYE[[[[[[[[[[[[BFNII6KLHFYRHLF6LYGGE4ONVMZ[[[[[[[[[[[[5DP>L5N:J:[TJN@HF[I"
     "=HMCFXO[[[[[[[[[[[[[7<XT>7FOS9[[9VQ8K[NDAAJO[=[[[[[[[[[[[[[97?RR6TTQ9[LQ@O:;[O=N@WV[V[[[[[[[[[[[[[6;Y>8;G;K=IIDJ"
     "F=J[I>9EEY[A[[[[[[[[[[[[[9OH>CH:?NJ[K==7C@[9B=:B@LG[[[[[[[[[[[[[<;UPK8RSA>[Y:CJ:=[7=?<VU[T[[[[[[[[[[[[[DHPKKFMMJ"
     "HZTJNHHNZIIG0QOXO[[[[[[[[[[[[[7;GFB7HEJ9[EI@B;H[A><GFN[<[[[[[[[[[[[[[4?X@J9VV<>[CGWJ=@[L=:@ZI[E[[[[[[[[[[[[[8>ZK"
     "Q:XX68[JDLL9K[?>BD[G[?[[[[[[[[[[[[[A=@>B;EBPB[Z<=8N>[7::SWV[U[[[[[[[[[[[[[C8FPO2QRN9[XNRL?F[HNKIUT[S[[[[[[[[[[[["
     "[8:UPP<RS65[YIS?;S[DBLRVU[T[[[[[[[[[[[[[:;BII8JKG7XQGKFE8XFG7?NMU?Y[[[[[[[[[[[[1MJPPERROC[XDBI8C[G>@QUF[T[[[[[[["
     "[[[[[[A5LHH6JJGEWQGJE4KWFFDINLULY[[[[[[[[[[[[8<C?""?:AA><NH>A<;BN==;@ECLCP[[[[[[[[[[[[8<C?""?:AA><NH>A<;BN==;@ECLCP["
     "[[[[[[[[[[[8<C?""?:AA><NH>A<;BN==;@ECLCP[[[[[[[[[[[[8<C?""?:AA><NH>A<;BN==;@ECLCP[[[[[[[[[[[[8<C?""?:AA><NH>A<;BN==;@E"
     "CLCP[[[[[[[[[[[[8<C?""?:AA><NH>A<;BN==;@ECLCP[[[[[[[[[[[[8<C?""?:AA><NH>A<;BN==;@ECLCP[[[[[[[[[[[[8<C?""?:AA><NH>A<;BN"
     "==;@ECLCP[[[[[[[[[[[[8<C?""?:AA><NH>A<;BN==;@ECLCP[[[[[[[[[[[[8<C?""?:AA><NH>A<;BN==;@ECLCP[[[[[[[[[[[[8<C?""?:AA><NH>"
     "A<;BN==;@ECLCP[[[[[[[[[[[[8<C?""?:AA><NH>A<;BN==;@ECLCP[[[[[[[[[[[["},
    {"fr", u"abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ",
     "0;D<8<@EF>HO9@>@:C?<?>ANMLPAW[[B[F[[[[[[[[[8U@=EPC?[<GN;@9VBD:;9;@UIF[[[[RY[[[H[[[[[[[B:LIP;LVV;@[4RJ;QX:@@<U[ZM"
     "[Z[[[GM[[[[[[[[[[=;PBM9Z[8<[H=QP7LR?H9=Z[[[[[[[[DGN[[[K[[[[[9;SVN3ZS[<[SMRS>K[=IS;PSSL[[[[[:J[[[[[[[P[[4HN?MQHHS"
     "GT[A?:QHI98>>JUBXF[[[RW[[[[[[[[[[[=:XMM=:XX3[[@TL8SZBDJDN[[[[[[[[?N[[[[[[[[[[?:VHK5UJJ;[[BD8BLX:CG:UMZ[JZ[[[<J[["
     "[[[[[[[[?7WQQ6VWW6[[PHH9RYENF@V[[F[[[[[?C[[[[C[[[[[?A>;@;?""?[R[V=>99E@=::S?[G[Q[[[[DH[[[[[[[[[[>=SLL6QRSIZ[KNJ4MT"
     "JJJ9Q[VX[<[[[NYY[[[[[[[[[5=MGG6L8?DUYAID>>OE>DALZQBWQ[[[ITT[[[Z[[[[[88[KL4QL[8[[=ST>NNQDB@ST[J[Q[[[AG[[[[[[[[[[>"
     "8>TM5YZ[;[[M;K;9[RBRAY[QQ[[[[[>DE[[[[[[[[[6>U==9BCP>VPPP=>PGK:7AB[[V[[[[O@[O[[[[[[[[[CPB?AQKCT;T[@;5J>L;?@7KKPG["
     "[[[[X[[[PU[[JR[[@6[JL9YRDB[H;QO7>[9D=>Q[[O[[[[[?[O[[[O[[[[[EQZTSNXYZQ[[BVQRU[QQJ0Y[[[[[[[[U[[[[[[[[[[[6<IAD7LB[<"
     "[RL@B;JL?=<DDU[UU[S[N<HI[[[I[[[[[3<[ES;KPK<[VLLL=AHU<:?US[C[[[[[AM[[[[[[[Q[[5<UMN8ONE7[OQKQ>R[;?@A[[UE[[V[[=ES[["
     "[Q[[[[[8ED?J:HLQ=O[?A9T@T7=9U@[@TT[[[[DTJQ[[[[[[[[A7NMR4WXY9[[QMP9SZ?JPIX[[[[[[[[<I[[[[[[[[[[99LE?9JK@9SW?G9=@M?"
     "9C?JXOQUO[[[GRR[Z[X[[[[[4AI?M:RST9[[MPKL:VKG:HS[IIEX[[[;Z[[[[[[[[[[8>GLL:PRREZ[B9:J7TB7CKQHVW[V[[[>XY[[[[[[[[[1I"
     "QKKEOQQ>Y[JMH<LSHHHJP[TDDU[[[=WX[[[[[[[[[0R[TTOYZ[Q[[SVRSU[RRRSY[[[[[[[[V[[[[[[[[[[[<AI4C>H6I@QUBE@ADKA@@BHVMOSM"
     "[[ZEOP[X[V[[[[[8<E?>9CDE<MP>A<=@F<<<>DRHJNIZ[UAKL[T[R[WY[[?3MFFAKLMCTXEHD:GNDDD5KYPRVP[[[HSS[[[Y[[[[[7DE9A9=?NHH"
     "[>?AJ=E:;<JB[[[[[[[[L[[[[[[[[[[[FJSMBGQ?SJ[[>9AKM<588KR[VX[W[[[NYY[[[[[[[[[HMVCOJTUVM[[N9MNPWMM1NT[Y[[Y[[[Q[[[[["
     "[[[[[[2?HBA<FGH?PS@D?@BI?""?""?@GUKMQL[[XCNN[W[U[Z[[[AFOIHCMNOFVZGJ2GIPFF6GM[RTXR[[[JUU[[[[[[[[[9>G@@4EFG>NR?B>?AH>>"
     ">?ETJLPJ[[WBMM[U[T[Y[[[BFOIHCMNOFWZ4:8GIPFF6GN[RTXS[[[JUU[[[[[[[[[8<E?>9CDE<MP>A<=@F<<<>DRHJNIZ[UAKL[T[R[WY[[1DM"
     "GFAKLMDUXEHDEGNDDDELZPRVQ[[[HSS[[[Z[[[[[6AJDC>HIJAQUBEABDK5A7BHWMOSM[[ZEPP[Y[W[[[[[8<E?>9CDE<MP>A<=@F<<<>DRHJNIZ"
     "[UAKL[T[R[WY[[8<E?>9CDE<MP>A<=@F<<<>DRHJNIZ[UAKL[T[R[WY[["},
    {"de", u"abcdefghijklmnopqrstuvwxyzäöüßéàè",
     "0:=F9<=>A=E>A?=@ALA;C===QS>IMF[[[[CF<@BOAABF[@9>8XE[:<89IQKLO[[[I[[[><DON2KCF;EK>KD@K[AA@>PO[CI[[P[[[[DDNPMEXV1K"
     "[<EPNA[[JSGH[Z[[Y[[[[[[[88IXN3JNL8[PDMGCH[CDK>PP[QZT[K[[[[8IBBBHEB@9[G>A6OKS6=?ENHG[JSQVJ[[[9;HLL6>DK=PVAUF;X[;@"
     "<>MKM[HDG9[[[[7>FWL3MJK?[C>KBGK[<@?>RZ[[ML[?[[[[:9JWK7XKK>[H9D>BZ[;B7BOI[MNBEL[[[[?EC9E8D;DO[C?""?7=J[A::OE[N[G[S["
     "S[[[F=ONK1OMMI[PLOC=R[JKJLRQ[ZQVXD[[[[<:LSQ5NCHA[N>NB7G[A@9>WV[OC[AA[[[[:<CI?7G@O9[F9KE@KSN=:?HJ[SLACB[[[[69@OG6"
     "KES9[MH<K@>[MCD?XI[[MFBC[[[[4?FL9;D:H=[CIK>DN[K>;@JH[[CPJI[[[[@J@@;JCB@HQB;<5I<[8?@EIBM[@[[ZH[[[<8SFI8<FC@[D@SH;"
     ">N6E:?JU[KTKKW[[[[<FKJGAKHHEWL8KCJM@?FE2MMWULRSOV[[[6=AB;8AAB=[ABB?AG[D=;=F@[JAEHC[[[[7BI9E9EAG;[FGHI?""?LK<7BIF[C"
     "FGMO[[[[5=NPI6EFD9[MDNKCJ[@@A@MEQE>FSF[[[[<EB?M@:@HJ[IA<4QC[::=LLLP[L[[PE[[[A>JTL3USS=[VRUN5J[PQPSJM[[W[DY[[[[F:"
     "UTR3USI6[VRUD=X[JFP<XWN[W>KC[[[[7?DAC;AII6WMIKDJ>[B@7INMXDDRTPW[[[7JNMJBNEKHZOA8>M6[?89KQPZXFUWRZ[[[=@NSK4TRR;[U"
     "FKMGK[OL<5K>[OGHFN[[[[GEP>@GD?9G[Q<F5OSI9@9?SR[ZRWYTA[[[DKO>LF:9CI[P?G9NA[87;LRQ[ZQVXS:[[[FO9<HG><<M[T8G>RC[6:<P"
     "VU[[UZ[W[[[[;IDLJ2NKK=YO<M=LP[HD;APOZXOTVRY[[[9=B@>8B?""?<MC?A:@DR<=<?DCNLCHJFM[[[9=B@>8B?""?<MC?A:@DR<=<?DCNLCHJFM["
     "[[9=B@>8B?""?<MC?A:@DR<=<?DCNLCHJFM[[["},
    {"es", u"abcdefghijklmnopqrstuvwxyzáéíñóúüçº",
     "0;C;89?EC?KR;?=@;C@;>?BMLBTORM[NP[[[5S@<:MNHPPEM:?=UDG8<?GDWLFF[[LG[P[[[C9VJL9WXX8>[7SL=M[8DB=W[KBJZ[J[ED[[[F9S>"
     "M<T[:6TF?SO7O[?T<=[[[T[QPI[F[[[[>9QNP3TP[:[RNGN7L[ELVBJU[P[[UL[Q[[[[6BE<AGECXRGX;A8LFH98@LGTCMIU[RI[[[[[@9VPH;EX"
     "X4[[?SO:S[>GA:J[[Z[M[H[W[[[[=9UOG:VLL8[[AB<;RZ9DK6V[[YMY[[[V@[[[=7VQP7XXY7[[QLO6S[HPG=W[[[[[L[[X[[[[C<?:;;A?[UJV"
     "@?9;BI>=>O=[Q[ARL[Q:[[[[@8TNN3UVVGZ[NRM7QYMMO9U[[X[Y[Z[V[[[[7=B?F5B<N<RXAIED>QE:A?MYSPSPWRWMU[[[66QJI:MG[9[[@GT9"
     "NGQH@BIQ[[QNOD[GK[[[A7:RN7YPZ8[[MKG99[QIS=P[[[[@ELQJF[[[5:R==;BCQ=JSHNO9YUN?8CC[[NKMNN[MF[[S4NA@?SIFSJOO@=9L@K:9"
     "BMJLMVP[[S[[[[[[C7Q>L8YNZ?[J=NQ7H[8GB9Q[[M[GNN[IF[[[BMVPOHWWXN[[ASINSZNOP0W[[J[Z[[[W[[[[78J?C7NC[;UPJ@E:HL?>>BDV"
     "[QMAPH[H[[[[4=R@I8FRG;[[MIO<?HRL9>UU[O[[[G[F[[[[@7SLM7SKJ8[[LJN7N[9IM?[I[N[@IA[HT[[[><A>>7JG[=D[<>7FAR=<=UL[LFKR"
     "IL[Z[[[[@7GPP6WXX8[[PTO6L[OKQGWM[[[;GC[M[[[[:5K>E:MMB7QX@I>@HP>:FHLYBPRPWRVMU[[[8<P=JARRR6V[KNIC9UCE7DQ[DAWU[W[R"
     "Z[[[1<JMM>TUUHY[MIC@EXHE=@T[ZWZW[Y[JC[[[82Q?KERSSDW[KDJ=N?JJLMH[XEE@[W[?[[[[5JS=MID?ULY[7=8KPD?;?ET[BXZX[Y[U[[[["
     ";AM?>CC@OFSY=K7EJR878INZTQTQYSXNW[[[=8H6>G?DSJW[K;7BGUF;<MR[EUHU[W[RZ[[[A3PKJBRRSIW[KNI3NUIJKMR[XUWU[W[RZ[[[;OXR"
     ">NYJZQ[[=F1PU[CCRTY[[[[[[[[Y[[[[BA9JIF?QRHV[;75HMTH7ALQ[WTVT[V[QY[[[8:C==9EEE<IP>A<;@H<<>@DQKHJHOJNEM[[[8:C==9EE"
     "E<IP>A<;@H<<>@DQKHJHOJNEM[[[2=F@@<GHH?LR@D?>CK?""?ABGSNJMKRLQHP[[["},
    {"pt", u"abcdefghijklmnopqrstuvwxyzãáâàçéêíõóôúüºª",
     "0:C<8;>EE>JL@?<<;B@<>?AKKRMYP[ISCYM[W[K[I[5WC@:RNDYALL;>=BBO9<?EBTLNF[[[[>[[F[[[W[[[<9XHL8VNW9@[;FG:KY:?><U[O=IV"
     "F[[XB[G[B[[[[[C7UKN;[[<9[E?SN5Q[=P=>[[[[[[M[[CPFH[G[[[[[B7QPJ4VNT;WQMPW6RTBJTCMTT[[RM[[[[IQ[[[[[[[5EJ=CLBBY>HU><"
     ":ODH98AICT@WI[[W[E[[[[Z[N[[[@9ZOM<CZZ4Q[ATS6U[AJB>XQQ[[Y[L[ZK[G[[[[[[[;9XNI9VLH:[[CF=:FZ9AI6V[O[MLZ[[XKJG[M[[[[["
     ">5YNQ5WXY<[OTKQ6K[KME<V[[I[WC[[Y[[L[[[G[[[@<A:;E@>[SUX?=8<BI;;<L=[E[@JG[[B[O[UU[S[[[G4UNM7STTF[[ONF=OVLLM6R[W[YS"
     ":[[UY[W[[[[[[[3=BAJ8PBD;YZFKJGCSI=@<OGTZVPT[[RVZTXX[Z[[[79TKH:JE<6[QCDO9NFPD=@BN[MNSLQ[TKFH[N[T[[[57?WQ7[U[=[[OK"
     "S:;[PKSBRU[U[NC[[[F[C[EUK[[[@:R=;=AB==LJJPO:PKO=7B?[[V[;IK[CPRD[PQD[Q[3GC@@RHGYCWOA<<JBN;:B@DMN[R[W[[T[[[[Z[[[[["
     "@6[HN8SON@[N>VT6IT8CDCQ[[I[SGT[?[[MOHGG[[[DPZTROYZZR[[JTLPUMLRJ0X[[[[Y[[[Z[[[[[[[[[[77KFC8LB[:[MK?C:K@?B?DD[[O[D"
     "CN[KMKKLMX[[[[4=T?M9ILG>[OKHL<>HP;9?KXUHW@EX[[S[@HI[[[[[?7VKK6UOF9[OJJV8I[:HJ?SKOKVHBK[[EFGOA[V[[[;;BEB:EG[:JT>7"
     "=F>[<;;WM[J[GTD[[BGGG[[[[[[[E8MUT4ZQ[9[[VUT7P[AINVYR[[[Z;[[[GRC[[[[[[[77OIA9N@B7WEAI;?JQ=CHJMZEXTNR[[OSXRVV[X[[["
     "9:F=J8TUU7[LPJN<9WMH9CS[LEEAX[[VZ[IH[[[[[[5DFKJBPQQIYZC7JD<SE=5LO[TGGPT[[RVZTXX[Z[[[73VON8TUV:[[GGN>QWMGNJS[XKKE"
     "X[[VZ[YF[[[[[[FU[ZXO[[[W[[[ZY0[[WWY[[[[[[[[[[[[[[[[[[[[[6MXAPMC>XO[[7QPMG@6@BH:[?[[VZ[[X[[[[[[[[[[DGQKIFPQQIYZL4"
     "3GLSHIJLO[TZVPT[[QUZTXX[Z[[[0ITMKIRSSK[[NMLINUK;LNQ[V[XRV[[TX[VZZ[[[[[P:[WVS[[[U[[YWV;Y[UUVX[[[[[2[[[[[[[8[[[[[["
     "2LWGBLUEVG[[F8GLQX=@?QT[Y[[UY[[W[[Y[[[[[[[6JUOMJSTUC[[P83JPWL9NPR[X[YSW[[UY[X[[[[[[[DGV;7K@AVN[[?<;DFX@=BQ4[Y[[U"
     "Y[[IZ[Y[[[[[[[MOZTR0XZZQ[[UTSPU[QRSUX[[[[Y[[[Z[[[[[[[[[[:ITE:IRCTK[[<EBI>V3;DOR[B[XSV[[TX[WZZ[[[[[ACNH2CLMNEVVI?"
     "8CIP>EGIKYQWRLP[ZNRVQTT[V[Y[@H:C:HQRSJZ[858HNUJ?>MF[V[WQU[[SW[VYY[[[[[8:E?=:CDE<MM@?>:@G<<>@CPHNIDGSQEIMHLKUM[Q["
     "0ITNLIRSTK[[ONMIOVKCMOR[W[XSV[[TX[W[Z[[[[[8:E?=:CDE<MM@?>:@G<<>@CPHNIDGSQEIMHLKUM[Q["},
    {"it", u"abcdefghijklmnopqrstuvwxyzàèéìíòóùúîº",
     "0<D;8<?CD:NO=?<?<D>;@>@LMUS[B[[[[[W[[[5UAACKJ@[E[M9><SDW:?9EBQWK=[[[[[[[[[[[@:=FQ8WUX4I[;SO=S[<FK<V[[?M[[[[[[[[["
     "[[B8[=Q;[Z99[CAMK5RP>QB>[[[[[[[[[[[[[[[[=:PQH5SMS4[MMXS;R[KQT>M[S[[[[[[[[[[[[[4CH@BLE@[C[X:A:KHJ8:?TCUMRD[[[[[[["
     "[[[[B;WRL;<VN3N[@SK9J[>DC>V[[[V[[[[[[[[[[[><ONH:X9>7[[:E9;J[<EP;W[[[O[[[[[[[[[[[=8VQK4VUX5[[OKN>K[GOHKU[[LU[[B[["
     "[[[[[[6>?<@@AB[Q[[:=::D[?><B@[L[AM[[[[R[J[[[>5JE=8JIL@[UCG<8FQC9BFIVVSJQP[[[X[X[[[6ENC@7N?A<[XGJFA;UF:B9MYZWMUS["
     "[[[[[[[[78PFM7NO[8[[8HU;N[VG?BKUUP[[[[[[[[[[[[B7>NP5[Z[:[[M?S:8[SLO>Z[[[Z[[[[[[[[[[[8;Q@<8CB[;[LSTB9HSV@8@F[[V?["
     "[O[[[[S[[[5NF@ATHA[F[T==6K@[:=AGBLR[K[[[[[[[[[[[A:QPP7ZYM=[R?VR6=Q8HG<Y[[O@[[[[[[[[[[[CKTOOJTSVJ[[?QLKP[MFL0S[[["
     "G[Z[[[[[[[[[<9JBC6KC[7[QH@A:J[?@=CCU[DHF[[[[[[[[[[D<T;P8IQG8[QLSN:=LQ87<IJ[Q[[[TT[[[[[[[>7[KS8RNK8[UPLU7H[;O:?RL"
     "OO[@[[[[[[N[[[A;DED<DD[=[[==6;>[<;9VY[O[B[[[[[C[[[[[B6LTT5YXZ6[[RNQ:U[BMQ@AO[[X[[[[[[[[[[[87MGB>MBN7[C?IA8IS?=EH"
     "LXCULTR[[[[[[[[[4>?""?H8MLN:[WF?EDITEF:ILXY?BTR[[[[[[[[[2APJJFPBQB[ZALCG=WD@6KO[[XEWU[[[[[[[[[H7[UU@ZY[2[[SWR@W[ST"
     "SVZ[[K8[[[[[[[[[[[0OXRRMWVYM[[PTOOT[PQPSW[[[W[[[[[[[[[[[0PYTTOYXZO[[RUQPU[QRQUX[[[X[[[[[[[[[[[0DMHHCMLOC[XFJEDIT"
     "FGEILYYVLTS[[[[[[[[[4=F@@<FDG;WP>B>=BL>?>AEQRNEMKW[[T[T[[[8;D?""?:DCF:UN=A<;@K==<@CPPMCKJV[[R[R[[[0GQKKFPORF[[IMHG"
     "MWIJILO[[YPWV[[[[[[[[[8;D?""?:DCF:UN=A<;@K==<@CPPMCKJV[[R[R[[[0HQKKGQORF[[IMIHMWIJILP[[YPXV[[[[[[[[[8;D?""?:DCF:UN=A"
     "<;@K==<@CPPMCKJV[[R[R[[[8;D?""?:DCF:UN=A<;@K==<@CPPMCKJV[[R[R[[[8;D?""?:DCF:UN=A<;@K==<@CPPMCKJV[[R[R[[["},
    {"nl", u"abcdefghijklmnopqrstuvwxyzëïéèöüóáêçä",
     "0<<D:<D<=<K@A>=;@U@>=C:>QW@WWM[[[[[[[[B8E?BNABZF[>:?6W?[9B;CKUILR[[[[[[[[[[[B<?VN3YNO9GU?KO=O[8IK?TX[BM[[[[[[[[["
     "[[B=LCJ;YS3?OAEVO9V[BL;ATX[MZ[[[[[[[[[[[7<MNF3QKJ:[LMLP=I[A@@CJG[PL[[[[[[[[[[[8IBAA;C@FA[A<B6NDS8>;DAIIZDTMZ[[[["
     "[[[[5C@H>=@AB;UHFIK8L[B@8AFG[MV[[[[[[[[[[[7ANLA2[HE>[XILGEN[<@F@QZ[[K[[[[[[[[[[[>:YYO3[VX;[XLXQ<P[@U7=WZ[NN[[[[["
     "[[[[[[JDH?>7F<ZN8=CD7CG[E:;NFUM[NJ[[[[[[[[[[9GMU9=@B=OV7FT7JB[O<NB?E[[=[[[[[[[[[[[9:@JR4YGE>M=?LG;J[C>;BJL[[M[[["
     "[[[[[[[[8;IO;6EAL8Z@;QL>D[L=@?IISPM[[S[[[[[[[[77AWC5PDI;YOJ=M=A[QBBCIJ[[P[[[[[[[[[[[3>FI:?G;I<OEHGEDM[H>=EEL[PL["
     "[[[[[[W[[[CIFA@:>ASK[D?<89:[8D@=AFO[P[[[[[[[[[[[79GVA8YAE?MF<EC><[:?;AFM[[I[[[[[[[[[[[6BHHC>KEGBJGEG@CH[BDB3FITR"
     "KZZX[[[[[[[[7=BD97O?F<[@EBD<E[F=>>A?[LF[[[[[[[[[[[5DG:E;KLD>MI=GD@B[H>5EFM[BP[[[[[[[[[[[4:HLK6PDE:RPIMH=K[@@BBDD"
     "[GI[[[[[[[[[[[>MAB=DG@U6X=<;;ND[;?:CT<K[H[[[[[[[[[[[E5[[V4[XZ?[ZLZS6[[>WUIY[[[[[[[[[[M[[[[>7KVG6XHM7WGRIG6N[JBLU"
     "HW[[Y[[[[[[[[[[[5F?""?H;DIK8NKICEG8[BC8LJMXAP[[[[[[[[[[[9DNAJDQLMIPNE9;J8[?68NLF[XR[[[[[[[[[[[F;LVQ5XSU4XUSUN8U[PK"
     "P@TB[[Y[[[[[[[[[[[7CIID>LFH:KH8H9DH[6ECHGJ>SL[[Y[[[[[[[[AEKK;@NHJEMJH;1FJ[EGEJILWUN[[[[[[[[[[[DHMNICPKMHPMKM3IM["
     "HJHMLOZXQ[[4[[[[[[[[8<BB>8E?A<DA?A;=BY=><B@CNLFUTR[[[Z[[[[8<BB>8E?A<DA?A;=BY=><B@CNLFUTR[[[Z[[[[8<BB>8E?A<DA?A;="
     "BY=><B@CNLFUTR[[[Z[[[[=AGGB=JDFAIFDF?BG[4CAGEHSQJZYW[[[5[[[[4>DD?:GAC>FCAC<?DZ>@>CBEPNGVVT[[[[[[[[8<BB>8E?A<DA?A"
     ";=BY=><B@CNLFUTR[[[Z[[[[8<BB>8E?A<DA?A;=BY=><B@CNLFUTR[[[Z[[[[8<BB>8E?A<DA?A;=BY=><B@CNLFUTR[[[Z[[[["},
    {"sv", u"abcdefghijklmnopqrstuvwxyzåäöéüà",
     "0:?G=<:A?;J=@=@=?Y?:=?>KJNSF?E[[[6RCG<THAMOS@<>8YAW8=9G>TIVWVZ[[[[?8@JP6RGM:@Q:LL9J[>BL?L[[<[ECA[[[>@VEI;SL4=[5K"
     "RJ?M[COAUS[[M[WSU[[[79LZ@4KIN>KIAMAAH[>>HADPSLSHGK[[[8KIC=LBCEQJ@;B7KIW6>9RLOC[[[[[[[[A?IYO;@TX8HT=UJ<W[9H?""?V[[L"
     "[E@5[[[69LOC8K=><LMBLA@K[;==@Q[[[OBAD[[[57WWM7TSV<ASLMJ?U[OPEATN[H[=<>[[[<CFC>CC:FR[?8C5<E[I;=T=[J[R[YO[[[:9HFB6"
     "ONQGWN>E@>P[JAI9O[YT[S7?[[[;6LOL9KJO?LN=L@9I[<B9=C[[D[QAB[[[8:H[@:EFK:CB6GB>F[H@>@IU[BRC>D[[[89?QK7GJE<IIC<<?>[G"
     "B@EC[[I[=?D[[[6<JK9>B9I<IAEN?BL[J<9E?[[D[HEK[[[@IB9?GD<RKO@<78H?[8@>HENL[[RQY[[[;8WWD:EEH@[G>GA;9I9?@AT[[G[9GV[["
     "[;AJJD<G=IBNE4EAE>><CA;FWQLZJFI[[[59EN>;GEI;FADB?""?L[F?>A@[[EVB=G[[[8<GII;CGG=J9=FA<BJH=7DFQP@TDAC[[[69LIH8GFM8LM"
     "HGCAO[?@9CFWVDWJAD[[[>FCI@BFFWI[B<;7N;[;>5VD[IZ[XTW[[[87DYO7MKK8[ILIBHW[I=GFOQ[P[B7W[[[9;LLF6I@K6QG@HC@J[;<CJIYA"
     "N[MIK[[[4?FFJ:AKF:TB@CAJ<[DD7FL[VDAPLN[[[?""?T6<FC>SMYCB:<F;[=;9RQ[[VKUQS[[[3BKKE:GFJ9>FC=B=I[BDAIGWRM[KGJ[[[5NHW?"
     "BT=VO[F:R8RJ[=;8UA[[Y[WSV[[[KQZHDQK=YS[A:>5UL[6?9X@[N[[[WY[[[IOXY<OUAWQB<CD@SB[2=HW;[[[[YUW[[[8;DD>;A?C<I?=@;?BU"
     ";=;BAQKFTEAC[[[8;DD>;A?C<I?=@;?BU;=;BAQKFTEAC[[[8;DD>;A?C<I?=@;?BU;=;BAQKFTEAC[[["},
    {"da", u"abcdefghijklmnopqrstuvwxyzæøåéöäüó",
     "0;>G<;:A>;L=@=@=?RA;<>>NJPPHIKO[[[[>UAE>I:>TIT?9=8RAU9@8E>RRK[T[[[[[[[=;H[H6SRW;AQ9SB<U[7DI>T[N>[XEE[[[[[;<R>?5O"
     "N;7V>HOD=R[?L>IP[[U[TUV[[[[[8=F[B4ECH<QD?LCAJ[@=>CB[TH[MFQ[[[[[6GKK<NDCFOCA;A8LJ[6=:PFYP[VVX[[[[[[9?F[S;BHF8BH?V"
     "Q6Q[;@>?Q[[I[C=H[[[[[5@NNF6JB?=JQ@J>CL[==>AMSSA[EDE[[[[[@6V[P6MQVA?QOMK:U[KPF@7H[G[@=AK[[[[<DFE?AB:ER[:7D7=F[D<@"
     "T<[L[L[N[R[[[[>ETY;4POTIWO6QE@S[?""?GAQ[[V[=AW[[[[[<9L[T6WLM?[8ARC;L[<>==HS[C[GEIQ[[[[7=E[<7E?K9HB:IF?F[N;@AD[UD[@"
     "DGL[[[[89?[E5DLJ<QLE:I?""?[CADCFQ[J[@C?[[[[[6>QH7:C9C=DAFT>CQ[L=<CH[[F[IDHV[[[[ALCA=DD8[PS@<99I<[6CDD?HL[[[[[[[[[["
     ">;JO@8HEF?ZG=JG;;[8?>@J[[Y[OE9[[[[[5AHMB=DCHAKBA:@CG[@A7:EUSJXIJKU[[[[4=EJ@7HDG<[@EBA@I[E>>>CS[D[AFIL[[[[8@HGI9C"
     "JF=T8?E@<@[I?7DF[[@UCDE[[[[[5;MKK7ILI7ILGJD@J[=C=CJMOB[IBLK[[[[>BEH8@C9PL[><=6N@[<?;MD[LZPMY[[[[[[;;P[L3JTY8[SLM"
     "<BP[LFEPV[[[[;[PJ[[[[:6LQF8H>A8OGEI;>K[D:EJJYXO[MNPY[[[[2?>RB:JHMAQHGJFHL[AG>>K[Y=[OOQZ[[[[=NEL;?P=TIW98;;D:[>::"
     "RR[[K[UVX[[[[[5EKPE6GFKDOFDHC6J[CEDIIYW<?MMOX[[[[EOCMBI@>VJY?9E7PT[5;<S<[[X[WXY[[[[[FO?Z;HQ8UN9C=A=PT[5==S<[[X[W"
     "WY[[[[[3N>Y;<QIUMXG;Q=OS[:=MRE[[W[VVF[[[[[DIOTIELKPHSJIL9JN[1I;MM[[R[QRS[[[[[8=CH=9@?D<G>=@<?CY;=<AAQOFTEFGQ[[[["
     "8=CH=9@?D<G>=@<?CY;=<AAQOFTEFGQ[[[[8=CH=9@?D<G>=@<?CY;=<AAQOFTEFGQ[[[[8=CH=9@?D<G>=@<?CY;=<AAQOFTEFGQ[[[["},
    {"no", u"abcdefghijklmnopqrstuvwxyzæøåéòôöäóê",
     "0<>J=;:A?;L=?=@=>[A:=>=PONQUIAS[[[[[[<VCKAKF@QK[>8>8W?[8<:E9[RN[[[[[[[[[[[B:B[J6TRW<EQ8SO=T[7LK=S[[<[NFD[[[[[[[5"
     ":EBD=KI8CP<A?F8EE>C@LK[[P[XPN[[[[[[[8<NSC4HIM9MH@KF?J[=AB=C[[N[KLZ[[[[[[[6ILN?LEBGBTA;B8OJY6=:SE[PX[[[[[[[[[[[@>"
     "ILM:?MZ8@S@VQ5W[:L@?V[[J[[=F[[[[[[[4AZSD7J>@>?PDQ>EL[<=>AL[[>S[[E[[[[[[[C6V[L5SRWC?POMK:T[IPFB8[[H[[>A[[[[[[[;CI"
     "J>AB:EV[97D7GFRB;?[>[N[[[R[[[[[[[[IDX[S3USXKZRQTP5U[OQPAU[[Z[[9X[[[[[[[<:QNO6PIOA@7=LE;N[<=>@HT[D[[NJ[[[[[[[7;H["
     "<7F=K:GB9HH>H[P>@AFR[E[GED[[[[[[[79CRE5DHK<[KF;J?@[AADCE[[J[KF?[[[[[[[6>HN:9C9C@DBCY:CQ[M=<DHV[D[PCE[[[[[[[ATAJ@"
     "AE9SPS@<89H;[6AAM@LH[[[[[[[[[[[[=:PMC8BAE?ZK>KB>7[:@?CK[[P[[G9[[[[[[[3AGPC=DCH@IA@D@BE[?A?8DXTI[QJH[[[[[[[4=DR?7"
     "HBF;[AHBB@J[D?;=FR[DWSGGW[[[[[[9?HIK8BLI<=9>FB;A[I>7DE[[B[[EHU[[[[[[5;NPG6GKL9IJFJG@K[>B9DEV[C[PCIV[[[[[[<FHLBAB"
     "=XHZ9<<7K>[==6ME[GZP[ZX[[[[[[[79E[K5PKF8[MIU<BP[N@FLI[[[[@[G[[[[[[[86JSE9G:J9LDCF=>H[=CBHGZWL[TLK[[[[[[[3@<UG>IA"
     "L>NFE>DFA[@E>IH[=<[UNL[[[[[[[=HL[?<G>IJV:7?=H;[;<8RQL[V[[VU[[[[[[[4BHQD:EDI;JBAE@;F[@B@FEYU<<RKI[[[[[[[INU[PJRPU"
     "MWONQMOR[0NMRQ[[W[[WU[[[[[[[EOU[<GRQVNW7<?>P@[4>>S<[[<[[XV[[[[[[[1PJ[>BTRWLYE@S?R?[;@@UF[[Y[[YX[[[[[[[>CIRE?FEJB"
     "KCBF3DG[5CAGFZVK[SLJ[[[[[[[8=DM?9A?D<F>=@<>A[;=<A@TQFWMFDX[[[[[[8=DM?9A?D<F>=@<>A[;=<A@TQFWMFDX[[[[[[8=DM?9A?D<F"
     ">=@<>A[;=<A@TQFWMFDX[[[[[[8=DM?9A?D<F>=@<>A[;=<A@TQFWMFDX[[[[[[8=DM?9A?D<F>=@<>A[;=<A@TQFWMFDX[[[[[[8=DM?9A?D<F>"
     "=@<>A[;=<A@TQFWMFDX[[[[[["},
    {"fi", u"abcdefghijklmnopqrstuvwxyzäöåšžé",
     "0<HIF<HI@B<:<=?:=PA;9C:KI@PBS[[[[5:NNFFQOF:C>;?:QB[===?""?WWQWX[[[[[:>XZP@[GO::J;MH4O[?C@;M[[F[KU[[[[6=UEN;XT;<L<C"
     "DF7D[DB9?J[ZL[HR[[[[@:I[V5[KN9UIGSN5K[MGK@G[[@[?[[[[[;ERL=;LKE;I?:@6KB[=<9@DWKGWL[[[[[6=TA@A=TL7LGF@E9C[CED9JDYK"
     "[GQ[[[[9:WGC:CVC=GJ;><<?[;>D8L[[N[JT[[[[@:[L:7[[V<==H=JAV[TO7>C[[A[>L[[[[9?OKC<SJC>E<>>8AF[>79QA[SR[EP[[[[Q4[[[8"
     "[[Z?ZUTWS6Z[OSQ?X[[Y[8[[[[[E8[T[9[QS9Z;BPN9S[I9D:O[[B[:H[[[[D9[UO9[LQ7F?7?T<J[YM><CUUDO=C[[[[E8>[Z7R[Q6XTO@R@B[P"
     "HL:P[[C[9[[[[[3=VPH:PEG=L@JJ;@I[Q@<@F[VH[AH[[[[<AHK@LPI>8@>:?7A@[@9;CBMUQ[V[[[[[A7OLI:[HL9UKKLL;;[?BD:H[[B[8L[[["
     "[3?PRH@SOH?GCBE@AG[EA?6EWUGZCM[[[[@:NJH>NA;7::FAK;F[@A<A<[[C[>L[[[[<:[M[8[PJ8M@GEL?H[L;6?H[[?[>[[[[[<7WWO9WSO:RE"
     "QNV;P[HA99VWW>[:C[W[[<AIN?""?NNE<C:;>:;F[?8;;@[QYTU[[[[[E3[[[;[[[7ZVUPO:Z[XTR>X[[D[:[[[[[6>RTJ;U;J9IEDG>:I[:;A?GYW"
     "I[EO[[[[2C?VB=WSL@KGFAEFB[IE;AI[YKBGQ[[[[<L[[@L[[:@C<>;<M@[A:6RB[[<[D<[[[[69QSIATPI@HC:7ABH[FA@DFXV:=DN[[[[5L[[M"
     "E[[C=DD;?:@B[=>>VA[[;[9[[[[[:BY[RE[YC>DA<=8EB[E88LO[[:[?=[[[[9:KMC;NJC:B>=@<=BY@<:>@RPBU>H[[[[;<MOE4PLD<D?>B=>D["
     "B=<?BTQCW?J[[[[9:KMC;NJC:B>=@<=BY@<:>@RPBU>H[[[[9:KMC;NJC:B>=@<=BY@<:>@RPBU>H[[[["},
    {"is", u"abcdefghijklmnopqrstuvwxyzáðéíóúýþæö",
     "0<?QG:==<DGC>;@>H[@:=B<VKD[?Q[@BGV=KF5QERKN=?HOZB<?9YE[8A?AI[LL[X9[[[[[R[[B;FIO7NLP9BMALI;S[7KK;O[[@[@LTDR?FQ>>5"
     ";IW<9ECG@H<BC@<J[@B;CF[SHVFCKIIMQHIJ86U[=CQEK6TGBOCKV[A>M:@[[S[GOWCCYGTGVJQ[NPL=;Y8Z;?<:YJ[6<@UW[G>[X;[Z[[[Z[[;:"
     "E[L>GDL9@C=O;AV[9>><G[[;[EG>TGJ[GDB78X[F<L>N9@K>H>VY[;=>;L[[V[GFZXX[[WDAF7T[Q7PNRB>O<N@EU[?MMB7[[J[?NBTJA[T;A6O["
     "LINIBGQRC9A6YB[:>>PO[KYIX:[ZO[[M[[I5W[SNRPTEUIOPMTX[MOO:S[[U[7PXV6B[VW<@9K[T>MPU6>8?C=>N[;BA;C[[@[TQYKHHKVWK9:G["
     ";9BEV:BH:DGCG[E=A;E[[@[ARZAI[BMEB59B[D8GMK9VHGANUX[FCD?G[[;[?QYWLO[JGA8:F[9DI;I;EIBG7C[[C>B<G[[QOJTJYZEKJCR?HV[J"
     "M=3SLT=NB?T<[8=<OR[[T[S@WUVY[UVV::Q[N>GKD9CD?K<O8[AD8:N[[E[NKSAEUYQQR8;ESB<A>C;D?=?<CF[<==?A[NCRB?GDEILDEF5<O[V<"
     "DHJ;@@AG?H[[AA?""?I[[FO=>>CKEJLBF8;M[U;GQH;B7?EBMG[C>7C>[[H[MRBCF[HHHD78I[M>JJD7AHEREFP[>D9;E[[I[ARMEBJPWCB7OH[EMG"
     "?NOXG=69WC[7=@RU[[W[V>[XY[[LYYK:Y[U5TRV5WSQRO=Z[OQQDU[[W[URL=Y[[X9C94GUC>B@D=EA?@=EH[=?""?@C[PETD@HFGKNFGG4E8[KFJH"
     "LEMI<HELO[EG6HK[XM[KHPNNRVMNODKU[AL7>SKT>>D5SG[8A:OQ[[T[RBWUUY[TUV8AKYHCGEIBJ66EBIL[BD6EH[UJXHEMKKOSJKL4?K[SMD@G"
     "?T<9B=TW[?>;OR[[T[S>IUVZ[UVV38X[JH@EG9LSCDELY[?""?P:J[[W[URZXX[[FXL;JT[QKDMRJSN7NJRU[9L3FP[[R[QNVSTXDSTT3JF[QK>MRJ"
     "R9=><RB[E>EMP[FR[Q@VSFX[STT@IS[PJN:AIR;;<>QD[<<9G<[[Q[P6URSWZ@ST8:P[MGBAN<OA9?:NQ[9;8IL[YN[MJRBPTWOPPADN[KEJGL@M"
     "HFA9L=[<47HJ[WL[K>PNN?UMNOH9U[R4PNSA8OMOKSV[=MMN<[[B[;NWT@B[TBDFIS[EJ>9QFD?A>;QF[9=:LO[[QFP5URSWZFSSCJT[QK;7RJS="
     "6B:R=[7LLMP[[R[Q;VSTX[STU"},
    {"ca", u"abcdefghijklmnopqrstuvwxyzàçèéíïòóúü·ñ",
     "0:D<99?E?=IO;?=@;BA<?""?ALKTLMZOCO[W[K[R[4UB<=QIG[EJM:><SBA:B:BFSMS[[G[[MS[T[[[[89VPH<MVX;@[7LO=FX:A?<W[WBKI[[C[[A"
     "XN[[[?7O?N>[ZJ6SI<PM7RS>E:?[[[[[I[MFK[KS[[[[9:SUQ3S[P:SLLHT>IM<JP>N[S[[L[H[S[[S[[[[7EH=FID@UANR:?9QFG88=BE[A[[RN"
     "[[[P[[[[[[A:VFJ9DMX3[[?SK8RY@EI>X[X[[Z[[MF[[X[[[[>:VJG8VMG8[[AJ<@JX:EI5W[W[IY[IY[[[XBC[[>2VPK=LVX:[[JRJ;RXHNC=W["
     "WL[Y[[Y[[[X[[[[9<A;>AB?[R[V@>:>BF><:AB[>[PO[N[[[P:[[[[;3RLE8RQSJZ[JNK<NTJJJ7S[S[Z>ZYUY[ZT[[[[5=B>G;M8C:UXEIFABOE"
     "<<?NZNVUPUTPTXUOV[X[57NIN9RJU9[[;FP>L[T;?CRU[[PPML[D[U[[[C[:7:SL6JYQ;[[MFI;9[NDLCZ[Z[[C[A?C[ALI[[[89O>@=ABI<U[ES"
     "G9SOO;7FA[[B[LEL[[[O[F[[[8N>>>NI@QHTT=:7I>I8<<EDJQ[[[[[[[[[[[[[[=9Q>P6YQ[@[G=PR8J[7D@>Q[ZM[KF[QL[I[F[[[CPYSTOYY["
     "Q[[RURSU[QQF0Z[Z[[[[[[[[[[[D[[69IDC7JE[:[QJ@C;HI>==DE[FN[@KGIL[GR[[[[3?K@P:KMG;[QNRU>?HR>9@[[UQ[P[Q[M[SGV[[[68[M"
     "L9UCI:GVKJQ=P[:=O?[[?MAA[IAI[LL[[[[:;D@A8FI[?P[?""?7N?R;;:U[[H[[[[GROA[[[[[[C6XSS6XXZ7[[QTQ:T[PPPTY[Y[[9[[GA[[Z[[["
     "[8;KF@9L<A5TADH==GN?<DGMYMUSOTSORWTMU[W[6;IAQ5VVX7[[OLOE=XNN<KW[W[HY[[ZG[BX[[[[85OJJ<OBQAX[HDHA<RC98KP[PXWSXWSVZ"
     "XQY[[[<2RMM7RRT>[[KCK=NUJJKNS[T[ZV[ZVY[[T[[[[4JT;EJFBVL[[6==MID;F>GU[A[[W[[W[[[V[[[[71SMMISSUK[[LOL;OUKKKNT[T[[V"
     "[[VZ[EU[[[[:GQC<GQCSDY[JM4JMS:7;LC[?ZYTYXTX[YSZ[[[6OXRSNXXZP[[QJGRTZP1PSY[Y[[[[[[[[[Z[[[[8GQ<@D=DSIY[<=6EMSI8<LR"
     "[AZYTYXTX[YSZ[[[CF@J<FPPRHX[ILIILRH?1@Q[QYXSYXSW[XRZ[[[6GPE=FCPRHY[9B>J=S5<ILR[RZYTYXTW[YRZ[[[0PZTTOZY[R[[RV<SV["
     "KKRU[[[[[[[[[[[[[[[[[6G8KKFQPRHY[:8<JLSI7?LQ[RZXTYXTW[YRZ[[[@CMGG2MMOEUXFIFFIOEEEHNZNVUPU6PTXUOV[X[:GQKKGQQSBY[1"
     "MJKMSIIILR[RZYTZYTX[YS[[[[7:D>>:DDF<LO=@=>@F<<<?EQEMLGMLGKOLFNUO["},
    {"ga", u"abcdefghijklmnopqrstuvwxyzáéíóúḃċḋḟġṁṗṡṫ",
     "07?:<B>=C=PS<?;CCU?;<CQMMUTCDFFE[[[[[[[[[8TC:<SO;W8[M@>9?KV9>@R[VY[Y[[@[[[[[[[[[[[>9VKR<GT2?O[?SOJE[;IQ>[[[[LGLI"
     "YJ[[[[[[[[[=;ZVN<PX3A[[DGH9J[<DF?[[[[[DFMCF[[[[[[[[[6;YGL:IW6:[P>NR=P[GJA@[[[S[AAAIC[[[[[[[[[54[LKNGLO9[TJQB<Q[F"
     "MHZP[H[[=[Z[[[[[[[[[[[@8TLH<AR7<N[HRN:N[>JG<[N[[[?8ACK[[[[[[[[[97X<M@MV7B[[BGB;M[BLC8[[[[JBKWAQ[[[[[[[[[66AEF;BP"
     "U@[[BFA<O[=D==[V[[[>@ADC[[[[[[[[[>?BC9NF?VS[W:=8=B[8;;ST[N[[[[[[?[[[[[[[[[=3HC<:IFAA[WDE<D=[B<CGZXV[[FIGKJ[[[[[["
     "[[[4BLGH5MID;[[HIEGN[F=G@[@Z[[JMJNM[[[[[[[[[77JLO6PKR?[[?MP?S[JJ=@[[[[N=?<CC[[[[[[[[[;:>KU@ZV3A[[AKBD?[J@GD[[[[["
     "?DAAO[[[[[[[[[58KDC;GDR@[MLA9EO[BD<ES[[[[>I;@F[[[[[[[[[:LA;AQE>S9QT>78KF[:<AI[J[[[X[Y[[[[[[[[[[[89SJE8TQ9B[L=IL>"
     "DL9JAEL[[[[==E=U[[[[[[[[[8<FABAGD?""?YUBC?AI;7B:;XVTY;DGEIH[[[[[[[[[5:AEB<GAT<[[EBH>P[>A:AU[U[[>@>B@[[[[[[[[[5:Y:U"
     ":LM=<[O@HH?=[IL<FT[[K[>DAGB[[[[[[[[[87SPK9QX5@[[BWJBK[>ELCT[[O[:ECGC[[[[[[[[[A9OBFRJEP5[PB?9RJ[<6>V[[J[[OXDPY[[["
     "[[[[[[6?HDD7IFAA[WD9A=;[==CGZ>V[[FIGKJ[[[[[[[[[8<JEF9K=>8[YFG>8L[;:EI[Y@[[HKHLK[[[[[[[[[2>K<A>LID?[ZGADFA[EG>J[Z"
     "Y?[ILJNM[[[[[[[[[4@IEEDJGBB[YEG5EL[C:DH[YW[=GKHLK[[[[[[[[[5;IEE=JGB4[XEFB=L[CEDH[YW[[GJHLK[[[[[[[[[6PAFCT[GR4[[="
     "H:M[[?>>X[[[[[X[X[[[[[[[[[[[95HTUTZWR3[[UVDT[[SUTX[[[[[WZM[[[[[[[[[[[4OPACTGVQL[[=K<5[[?F<X[[[[[WZX[[[[[[[[[[[5K"
     "LE:PB;M6[[EF=PW[9=AT[[[[[SVSXW[[[[[[[[[4MD@DQXTO8[[;T9RB[B8RV[[[[[UXUZY[[[[[[[[[89C>?=D@;;VR?@<>EY=>>BURQVUADAED"
     "[[[[[[[[[89C>?=D@;;VR?@<>EY=>>BURQVUADAED[[[[[[[[[89C>?=D@;;VR?@<>EY=>>BURQVUADAED[[[[[[[[[89C>?=D@;;VR?@<>EY=>>"
     "BURQVUADAED[[[[[[[[[89C>?=D@;;VR?@<>EY=>>BURQVUADAED[[[[[[[[[89C>?=D@;;VR?@<>EY=>>BURQVUADAED[[[[[[[[[89C>?=D@;;"
     "VR?@<>EY=>>BURQVUADAED[[[[[[[[[89C>?=D@;;VR?@<>EY=>>BURQVUADAED[[[[[[[[[89C>?=D@;;VR?@<>EY=>>BURQVUADAED[[[[[[[["
     "["},
    {"cy", u"abcdefghijklmnopqrstuvwxyzâêîôûŵŷïáëàèöéäò",
     "0:?<;=>:?>S[?<=?""?[<@@B[?Q9[I[[L[[[[[[[[[[[[:TCA;:@?G<[U<?8NF[:@>:[<[U[[[[[[[[[[[[[[[[[68UJN;RQQB[[:JN8X[<LRA[>[9"
     "[M[[[[M[[[[[[[[[[<;WNO=SS5B[L@UP;YO>AIN[G[6[[[[[[[[[[[[[[[[[5;O[6;GQL9[JB[H>[[AZYA[A[>[O[[[[[[[[[[[[[[[<IAA8N>BH"
     "9[[:D9GN[:>;=R=NP[[[[[[[[[[[[[[[[[;;XML67MMA[[BW;;Z[=LK@[C[;[[[[[[Q[[[[[[[[[[98YWE=EUF@[[=NR7Q[;VI?[8[8Q[[[Q[[[["
     "[[[[[[[[77HWG:VNU>[[KXJ;[[<WP<[:[8[I[[[[[[[[[[[[[[[69D@;F>>VT[[;A<;L[<>=X[>KI[[[[[[T[[[[[[[[[[;?GE?""?CCB3[T@E@A8["
     "ADCD[BW@[R[[W[X[[[[[[[[[[6CJ8B<?""?9?[XDHCE9[DH;@[EZC[U[[Z[[[[[[[[[[[[5;SDK;AJQ9[[7RM?P[LLD@Q<[<[[[[[[ST[[[[[[[[[:"
     "6EF<6MACD[[BJI=B[BBSA[<[<[J[[[[[[[[[[[[[[[4=ILA;D=A:[NIY<<T[BH=B[?[>[[[[[[[[[[[[[[[[[7RAB7>=@IE[[8L;KC[<:CORNOR["
     "[[[[[[[[[[[[[[[[;8JQF6OE@:[K9QL<K[;>BF[?[L[[[[[[[[D[[[[[[[[9=DC==AA@>[R>C=?G[>BA5Z@T>[P[[U[V[Z[[[[[[[[4;E@A<@C:<"
     "[[AGD=J[FF;H[?[?[K[[S[I[[[S[[[[[[6>?LO:H:G;[PAUE;Y[KJ:A[B[:[[[[[[[[[[[[[[[[[9;HOJ;KD3>[FLVIAM[<KT=[A[>[[[[[[[[[P"
     "[[[[[[[2FOF>JESSM[M@V9DM[?BDU[A[P[[[[[[[[[[[[[[[[[;8GE?4CCB9[T@E@BI[ADCD[BW@[R[[W[X[[[[[[[[[[9;?""?C8LFU<[[<C:FM[<"
     "DQW[U[7[[[[[[[[[[[[[[[[[4B6HBB>FEC[WC>CDL[DG>G[EY=[U[[Z[[[[[[[[[[[[8LFB8T<?GN[[=<6IL[=<CY[>[U[[[[[[[[[[[[[[[[[9="
     "DC==AA@5[R>C=?G[>BABZ@T>[P[[U[V[Z[[[[[[[[2FMLFFJJIG[[::;HP[AKJ=[I[F[Y[[[[[[[[[[[[[[[7<CA;<?""?""?<YQ=A<>E[=A@@Y>S<[N"
     "[[S[T[Y[[[[[[[[7<CA;<?""?""?<YQ=A<>E[=A@@Y>S<[N[[S[T[Y[[[[[[[[@DLJ<DHHGE[Y1JEFN[FIHI[G[E[W[[[[[[[[[[[[[[[7<CA;<?""?""?<Y"
     "Q=A<>E[=A@@Y>S<[N[[S[T[Y[[[[[[[[>BIHA<FEEC[W<HBD2[<GFG[EYB[U[[Z[[[[[[[[[[[[9=DC==AA@>[R>C4?G[>BABZ@T>[P[[U[V[Z[["
     "[[[[[[7@GE?@CCCA[UAF@3I[AEDE[BW@[S[[X[Y[[[[[[[[[[9=DC==AA@>[R>C=?G[>BA5Z@T>[P[[U[V[Z[[[[[[[[9=DC==AA@>[R>C=?G[>B"
     "ABZ5T>[P[[U[V[Z[[[[[[[[7<CA;<?""?""?<YQ=A<>E[=A@@Y>S<[N[[S[T[Y[[[[[[[[7<CA;<?""?""?<YQ=A<>E[=A@@Y>S<[N[[S[T[Y[[[[[[[[7<C"
     "A;<?""?""?<YQ=A<>E[=A@@Y>S<[N[[S[T[Y[[[[[[[[7<CA;<?""?""?<YQ=A<>E[=A@@Y>S<[N[[S[T[Y[[[[[[[[7<CA;<?""?""?<YQ=A<>E[=A@@Y>S<[N["
     "[S[T[Y[[[[[[[[7<CA;<?""?""?<YQ=A<>E[=A@@Y>S<[N[[S[T[Y[[[[[[[["},
    {"eo", u"abcdefghijklmnopqrstuvwxyzĉĝĥĵŝŭé",
     "0:CD::ADB@E:;=<C;U?<?BBLLTQ@E[TCY[6UCC@VNEXK9@:@:VBX<:<P@X[NG[G[GH>[A9MII9MT[:BL5IN9F[=@>=U[[[KNZ[[[Z[?:VVJ6WMC5"
     "L?JLN6S[DLCHU[N[YYZ[[[Z[@8MZL5OO[9VPGMR6L[DIL<E[[RG[[[[R[[7D?@BHDARHI<;?8JEW8:?QARL[DRJW[R[[@9VWH8EU[6RQ?IN6L[>K"
     "@<U[[[YYZ[[[Z[?7WOF>OO[7LRCH;7G[9FI;H[O[HZ[[[[[[>4TTO:URY9POMEL6P[MM@@S[[FWWX[[YX[8=@D?<@:[HR>=@;=C[B<<<@[S[EHB["
     "[R[[2DQ[W>[Z[SXWPI7>H[JU<C[[[[[[[[[[[[A7[?L@OJN9WV?WL6W[<>:;AS[[B[[[[[[[:5IQB;EJP7NFFHH8C[MA?AC[PQMPK[[H[[;6?QP7"
     "QXR;UKLIH6<[LIHAH[[[[Q[[[R[[5<UB=9C@G;R@IMR;E[P@9>F[V[SJD[[P[[5NEBBSJDTN9B?=8MB[:<DO@W[[KMN[[M[[B9QBN9ZJ[?VH;LM5"
     "F[6AD?H[[[[[[[[[[[4>HHD?IGM@DCBD@?E[ABA6GWUXKKLXTNL[:8HHB9IAR9SFG>B7F[LA>>CR[RPIKGUP[[5=[GH;KZG8X>KNN>?[LN7=H[QQ"
     "T[[[[T[[@5[PX9QMO7OKLHI8J[:JJ>MUPO[[[[[[[[7?=MGHBJ[C;>>98C@[;?""?KL[O[<[K[[H[[@4YYU8ZW[6UFKUK8L[KMR@X[[[[[[[[[[[99"
     "KLG9L;;5GGEGC>H[D?EGJZX[ONO[XQO[2CMMA@NKR>IH>IED>[FF:IL[Z[=PQ[YRQ[6@<JE=K9O;FEC?>A8[C>C?IXW@MMNZVON[?7VVQ:WT[5RQ"
     "O@D6J[OOO<T[[[YYZ[[[Y[D;WWD6XU[2SRPSO@S[PPP<U[[[ZZ[[[[Z[I8UUQ=VTZ3QIOQH6R[NOO=J[[[XXY[[[Y[B=NNIEOLS1JIGJFEJ[GGGI"
     "L[Z[QQR[ZSQ[?<NNJ>OMSFJIHAF1K[GHH?M[[[QQR[ZTR[G3SSO=TRX?ON7>K>E[GM;<R[[[VVW[[YW[2>STA=TBY=OF?PDKG[@E<OR[[[BWW[[Y"
     "W[8:DD?;EBI;@?=@<;@Z===@CRQSGGHTPIH["},
    {"mt", u"abcdefghijklmnopqrstuvwxyzċġħżàèìòùé",
     "0@>Q@C=;E;:<9<DC?FB@;<KGC[YNC@F[[[[[[6OE[=QL?MN>C7@9TMA;@>RIAG[?HKAB[[[[[[:;<[?8ROT6MO;N;OSU?FE=WSU[RXU<TW[[[[[;"
     "8EXA8FC9=AC>B@CGIBD@8KGI[FLIAHL[[[Z[79V[6=WS>9FSNBGJXYBTP9[GY[V[YDY[[[[[[FGA[8ND=DL?A<;:MKI9?9OD<A[@FA?J[[[[[[8:"
     "P[D;>NE5LN<MD:RS?G@=VRT[QWTLSV[[[[[A>T[ONURELPRIQOHVW@RO?D@X[U[X1EZ[[[[[;5Q[L?ROS<MOJCL5STNOL8WSU[RXUMTW[[[[[6O@"
     "QA8DDEN==9@;LHN?==RCNH[FGAE?[[[[[[J9F[P6FFW6>=MJ>9VJDSOCZGF[U[FJG[[[[[[<:C[N=TQU=G>9HG7UVDEN5YUW[TZWOVY[[[[[4>J["
     "HBYUA6EU:JSUZMTCG=[ZF[X[[?[[[[[[[69A[N9TQF6ODE=HACVPQN>YUC[TFFCVY[[[[[6:T[7BJAF8@GMQ@IVEPI:>HKK[@GWEKZ[[[[[HKH[A"
     "MG?UJND885P>B;A>NDUV[H=V>VY[[[[[?:P[L6QNS<?N>MK;<T5OK=VST[QWTLSW[[[[[87N[?BC>C<BLGKIKP;@:H7TPC[OTQJQT[[[[[97S[D="
     "EDF8?FEC@<UV>=8?FUV[FICOVY[[[[[7<GKM<BPH9GAKGM;>UN:7?XTU[SXU@UX[[[[[75U[Q=HDX7QBGKPAWA?T=@[BY[V[YBY<[[[K[3MD[@OF"
     "BKLP?:@:RDD=@IPZKB[E[XEE[[[[[[<8N[I7OKP6ILFKI7PQ@LHI@PQ[OTQJQT[[[[[58O[?9PMR9K>CM;MQDLN@KUAS[PVAKSV[[[[[5;B[I8OL"
     "Q7;BAKI=PR?MIBTP>[OURJQT[[[[[8;BU>=C@E:>@;?>@DF?A=>HEF[CIF>FI[[[W[>;S[NETQU=4QLPNQUVPQNNYUW[4ZWOVY[[[[[@<N[I;OLP"
     "44LGKILPQKLIITPR[OUQJQT[[[[[9<O[B:PBQ59MHL:LQRKMI:UQR[PU>KRU[[[[[@2G[A=TQ@=IQAGI?UB?I?;YJW[TZWBEZ[[[[[7<N[@:O;P<"
     "AL:=I<PQJLI<=<Q[OUQJCT[[[[[0JR[MLSOTIMPJOMOTUNPLMXTU[SXUNUX[[[[[8;BU>=C@E:>@;?>@DF?A=>HEF[CIF>FI[[[W[8;BU>=C@E:>"
     "@;?>@DF?A=>HEF[CIF>FI[[[W[8;BU>=C@E:>@;?>@DF?A=>HEF[CIF>FI[[[W[2=EX@?FCH=AC>B@CGHBC@@KGI[FLIAHK[[[Z[8;BU>=C@E:>@"
     ";?>@DF?A=>HEF[CIF>FI[[[W["},
};
// clang-format on

const int westernPairsCount = int(std::size(westernPairs));

} // namespace Legenda
